package org.vitrine.search.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** Settings of the pseudonymous ids of people. */
@ConfigMapping(prefix = "vitrine.search.people")
public interface PeopleConfig {

    /** The default of {@link #key()}. */
    String PUBLIC_KEY = "not-a-secret";

    /**
     * Secret key of the pseudonymous ids (HMAC-SHA-256 of the name), 8 to 1024 characters, the same in every replica.
     * With the key, the id of a name can be computed. After a change of the key, each person gets a new id for new
     * decisions. The default is public: set your own.
     */
    @WithDefault("not-a-secret")
    @Size(min = 8, max = 1024)
    String key();

    /**
     * Maximum number of names that are held in memory, 100 to 1000000; decisions of further people show the id alone.
     */
    @WithDefault("100000")
    @Min(100)
    @Max(1_000_000)
    int mostNames();
}
