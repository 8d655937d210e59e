package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final int USUAL = 19092;

    @Test
    void theUsualPortIsTakenWhereItIsFree() {
        assertThat(ports(port -> true).choose(USUAL)).isEqualTo(USUAL);
    }

    @Test
    void anotherIsChosenWhereTheUsualPortIsTaken() {
        assertThat(ports(port -> port != USUAL).choose(USUAL))
                .isNotEqualTo(USUAL)
                .isBetween(20_000, 31_999);
    }

    @Test
    void noPortIsGivenOutTwice() {
        // Given
        Ports ports = ports(port -> true);

        // When
        var given =
                IntStream.range(0, 500).map(i -> ports.choose(USUAL)).boxed().toList();

        // Then
        assertThat(given).doesNotHaveDuplicates();
    }

    @Test
    void aReservedPortIsNotGivenOut() {
        // Given
        Ports ports = ports(port -> true);

        // When
        ports.reserve(USUAL);

        // Then
        assertThat(ports.choose(USUAL)).isNotEqualTo(USUAL);
    }

    @Test
    void aMachineWithoutAFreePortIsAnErrorWithTheRemedy() {
        assertThatThrownBy(() -> ports(port -> false).chooseAny())
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("no free port between 20000 and 32000");
    }

    @Test
    void aPortThatSomethingListensOnIsSeenAsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(Addresses.HOST))) {
            assertThat(Ports.ofThisMachine().choose(other.getLocalPort())).isNotEqualTo(other.getLocalPort());
        }
    }

    private static Ports ports(IntPredicate free) {
        return new Ports(free, new Random(7));
    }

    @Test
    void aPortThatItsFormerProcessStillHoldsForAMomentIsTakenBack() {
        // Given
        var looks = new AtomicInteger();
        Ports ports = new Ports(port -> port != 19_092 || looks.incrementAndGet() > 2, new Random(1));

        // When
        int port = ports.reclaim(19_092);

        // Then
        assertThat(port).isEqualTo(19_092);
    }
}
