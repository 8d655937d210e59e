package org.vitrine.search.people;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** How people are named in decisions. */
@ConfigMapping(prefix = "vitrine.search.people")
public interface PeopleConfig {

    /** The default of {@link #key()}. */
    String PUBLIC_KEY = "not-a-secret";

    /**
     * Secret that pseudonymous ids are made with (HMAC-SHA-256 of the name), 8 to 1024 characters, the same in every replica. Who
     * has it can find the id of a name. Changing it gives everybody a new id from then on. The default is public: set your own.
     */
    @WithDefault("not-a-secret")
    @Size(min = 8, max = 1024)
    String key();

    /** Most names that are held in memory, 100 to 1000000; decisions of people beyond that show the id alone. */
    @WithDefault("100000")
    @Min(100)
    @Max(1_000_000)
    int mostNames();
}
