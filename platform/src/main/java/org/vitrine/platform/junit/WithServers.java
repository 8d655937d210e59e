package org.vitrine.platform.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vitrine.platform.Server;

/**
 * Provides a test class with real servers. JUnit injects parameters of type {@link org.vitrine.platform.Addresses} and
 * {@link org.vitrine.platform.Platform}. All test classes of a JVM share the servers, so each test should use its own
 * names of topics, indexes and buckets.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(ServersExtension.class)
public @interface WithServers {

    /** Servers that must answer before the first test. */
    Server[] value();
}
