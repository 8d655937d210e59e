package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryUnavailableTest {

    @Test
    void theMessageCoversARegistryThatRefusesThisService() {
        assertThat(new RegistryUnavailable(new IllegalStateException("HTTP status 403")))
                .hasMessage("the schema registry is unavailable or denied access: "
                        + "java.lang.IllegalStateException: HTTP status 403");
    }
}
