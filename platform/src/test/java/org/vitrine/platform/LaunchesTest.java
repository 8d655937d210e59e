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
}
