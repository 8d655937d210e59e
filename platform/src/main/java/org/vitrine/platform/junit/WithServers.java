package org.vitrine.platform.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vitrine.platform.Server;

/**
 * Gives a test class real servers. Parameters of type {@link org.vitrine.platform.Addresses} and {@link
 * org.vitrine.platform.Platform} are filled in. Servers are shared: let each test use names of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(ServersExtension.class)
public @interface WithServers {

    /** Those that must answer before the first test. */
    Server[] value();
}
