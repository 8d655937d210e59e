package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaunchesTest {

    @Test
    void aProgramStartsWithAQuarterOfItsLargestHeap() {
        assertThat(Launches.flags(Server.OPENSEARCH, false)).contains("-Xms128m", "-Xmx512m");
    }

    @Test
    void aSmallProgramStartsWithTheHeapThatAStartUpCacheNeeds() {
        assertThat(Launches.flags(Server.KAFKA, false)).contains("-Xms64m", "-Xmx160m");
    }

    @Test
    void theOptimisingCompilerRunsOnlyWhereItPays() {
        assertThat(Launches.flags(Server.OPENSEARCH, false)).doesNotContain(Launches.C1_ONLY);
        assertThat(Launches.flags(Server.OPENSEARCH, true)).contains(Launches.C1_ONLY);
        assertThat(Launches.flags(Service.SEARCH, false)).contains(Launches.C1_ONLY);
    }

    @Test
    void aShortLivedProgramHasRoomForTheCodeOfItsStart() {
        assertThat(Launches.flags(Server.REGISTRY, true)).contains(Launches.CODE_OF_A_START);
        assertThat(Launches.flags(Server.REGISTRY, false)).doesNotContain(Launches.CODE_OF_A_START);
    }
}
