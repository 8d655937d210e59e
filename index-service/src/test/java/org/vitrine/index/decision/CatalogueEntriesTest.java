package org.vitrine.index.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.index.decision.DecisionTopologyFixture.of;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what arrivals and withdrawals change in the catalogue of the decision topology. */
class CatalogueEntriesTest {

    private DecisionTopologyFixture topology;

    @BeforeEach
    void start(@TempDir Path stateFolder) {
        topology = new DecisionTopologyFixture(stateFolder);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void aPhotographWhoseSpecimenChangesCarriesTheStateOfTheOther() {
        topology.arrive("i-1", 1, "s-1", "x");
        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        topology.newestStates();

        topology.arrive("i-1", 2, "s-2", "x");

        var sent = of(topology.newestStates(), "i-1");
        assertThat(sent.getSpecimenId()).isEqualTo("s-2");
        assertThat(sent.getSpecimen()).isNull();
        var records = topology.newestItems();
        assertThat(of(records, "coins/y").getSpecimens()).isZero();
        assertThat(of(records, "coins/x").getSpecimens()).isEqualTo(1);
    }

    @Test
    void decisionsAboutTheFormerSpecimenDoNotAffectAPhotograph() {
        topology.arrive("i-1", 1, "s-1", "x");
        topology.arrive("i-1", 2, "s-2", "w");

        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));

        assertThat(topology.newestStates()).isEmpty();
        assertThat(of(topology.newestItems(), "coins/x").getNamedByCatalogue()).isFalse();
        assertThat(of(topology.newestItems(), "coins/w").getNamedByCatalogue()).isTrue();
    }

    @Test
    void anArrivalWritesOneRecordToEachChangelogOfTheCatalogue() {
        topology.arrive("i-1", 1, "s-1", "x");

        for (String store : CatalogueStore.STORES) {
            assertThat(topology.changelog(store)).as(store).hasSize(1);
        }
    }

    @Test
    void aDecisionDoesNotWriteWhatTheArrivalOfThePhotographWrote() {
        // Given
        topology.arrive("i-1", 1, "s-1", "x");
        CatalogueStore.STORES.forEach(topology::changelog);

        // When
        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));

        // Then: place, no photograph of the specimen, dependency on y, no statement, moved from x to y
        assertThat(CatalogueStore.STORES.stream()
                        .map(store -> topology.changelog(store).size()))
                .containsExactly(1, 0, 1, 0, 2);
    }

    @Test
    void aWithdrawnPhotographIsNoMemberAndComesBackWithItsState() {
        topology.arrive("i-1", 1, "s-1", "x");
        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        topology.newestStates();

        topology.withdraw("i-1", 2);
        assertThat(of(topology.newestItems(), "coins/y").getSpecimens()).isZero();
        assertThat(topology.newestStates()).isEmpty();

        topology.arrive("i-1", 3, "s-1", "x");
        assertThat(of(topology.newestStates(), "i-1").getSpecimen().getItemId()).isEqualTo("y");
        assertThat(of(topology.newestItems(), "coins/y").getSpecimens()).isEqualTo(1);
    }

    @Test
    void anOlderArrivalThatComesLateChangesNothing() {
        topology.arrive("i-1", 2, "s-2", "x");
        topology.arrive("i-1", 1, "s-1", "y");

        assertThat(of(topology.newestItems(), "coins/x").getSpecimens()).isEqualTo(1);
        assertThat(topology.newestItems()).doesNotContainKey("coins/y");
    }
}
