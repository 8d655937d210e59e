package org.vitrine.platform.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vitrine.platform.PlatformException;

/** Tests the setting that selects processes or containers as the servers of tests. */
class ServerOriginTest {

    @Test
    void containersIsUnderstood() {
        assertThat(ServerOrigin.of("containers")).isEqualTo(ServerOrigin.CONTAINERS);
    }

    @Test
    void anotherValueIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> ServerOrigin.of("docker"))
                .isInstanceOf(PlatformException.class)
                .hasMessage("vitrine.servers.from is 'docker'; set it to processes or containers");
    }
}
