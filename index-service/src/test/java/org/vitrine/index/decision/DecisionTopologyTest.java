package org.vitrine.index.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.index.decision.DecisionTopologyFixture.of;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.events.ItemStatus;
import org.vitrine.events.Region;
import org.vitrine.events.Side;

/** Tests the decision topology: from decisions and profiles to decided states of photographs and items. */
class DecisionTopologyTest {

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
    void everyPhotographOfTheSpecimenCarriesTheDecision() {
        topology.arrive("i-1", 1, "s-1", "x");
        topology.arrive("i-2", 1, "s-1", "x");
        topology.arrive("i-3", 1, "s-2", "x");
        boolean noneBefore = topology.noStateIsSent();

        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));

        assertThat(noneBefore).isTrue();
        var sent = topology.newestStates();
        assertThat(sent).containsOnlyKeys("i-1", "i-2");
        assertThat(of(sent, "i-1").getSpecimen().getItemId()).isEqualTo("y");
        assertThat(of(sent, "i-1").getSpecimenId()).isEqualTo("s-1");
        var records = topology.newestItems();
        assertThat(of(records, "coins/y").getSpecimens()).isEqualTo(1);
        assertThat(of(records, "coins/y").getImages()).containsExactly("i-1", "i-2");
        assertThat(of(records, "coins/x").getSpecimens()).isEqualTo(1);
        assertThat(of(records, "coins/x").getNamedByCatalogue()).isTrue();
        assertThat(of(records, "coins/x").getStatus()).isEqualTo(ItemStatus.PUBLISHED);
    }

    @Test
    void aPhotographThatArrivesLaterCarriesWhatWasDecidedOfItsSpecimen() {
        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        boolean noneBefore = topology.noStateIsSent();

        topology.arrive("i-1", 1, "s-1", null);

        assertThat(noneBefore).isTrue();
        assertThat(of(topology.newestStates(), "i-1").getSpecimen().getItemId()).isEqualTo("y");
    }

    @Test
    void aRegionIsInForceUntilItIsUndoneAndStaysWhenThePhotographIsAnnouncedAgain() {
        // Given
        var region = new Region(10, 20, 300, 200);
        topology.arrive("i-1", 1, "s-1", null);

        // When
        topology.take(DecisionLogSamples.region("d-1", "anna", region, "i-1"));
        var decided = topology.newestStates();
        topology.arrive("i-1", 1, "s-1", null);
        var announcedAgain = topology.newestStates();
        topology.take(DecisionLogSamples.undo("d-2", "anna", "d-1"));
        var undone = topology.newestStates();

        // Then
        assertThat(of(decided, "i-1").getImage().getRegion().getRegion()).isEqualTo(region);
        assertThat(announcedAgain).isEqualTo(decided);
        assertThat(of(undone, "i-1").getImage().getRegion()).isNull();
    }

    @Test
    void mergingAnItemMovesTheSpecimensThatWereAttachedAndThoseThatAreOnlyStated() {
        topology.arrive("i-1", 1, "s-1", "x");
        topology.arrive("i-2", 1, "s-2", "w");
        topology.take(DecisionLogSamples.attach("d-1", "anna", "x", "s-2"));
        topology.take(DecisionLogSamples.merge("d-2", "x", "z"));

        var merged = topology.newestStates();
        assertThat(of(merged, "i-1").getSpecimen().getItemId()).isEqualTo("z");
        assertThat(of(merged, "i-2").getSpecimen().getItemId()).isEqualTo("z");
        var records = topology.newestItems();
        assertThat(of(records, "coins/x").getStatus()).isEqualTo(ItemStatus.MERGED);
        assertThat(of(records, "coins/x").getMergedInto()).isEqualTo("z");
        assertThat(of(records, "coins/x").getSpecimens()).isZero();
        assertThat(of(records, "coins/z").getSpecimens()).isEqualTo(2);

        topology.take(DecisionLogSamples.merge("d-3", "z", "q"));
        assertThat(of(topology.newestStates(), "i-1").getSpecimen().getItemId()).isEqualTo("q");

        topology.take(DecisionLogSamples.undo("d-4", "anna", "d-2"));
        var apart = topology.newestStates();
        assertThat(of(apart, "i-1").getSpecimen().getItemId()).isNull();
        assertThat(of(apart, "i-1").getSpecimen().getAttachment()).isNull();
        assertThat(of(apart, "i-2").getSpecimen().getItemId()).isEqualTo("x");
        assertThat(of(topology.newestItems(), "coins/x").getSpecimens()).isEqualTo(2);
    }

    @Test
    void aBulkDecisionOfAThousandSpecimensIsUndoneAsOne() {
        String[] specimens = new String[1_000];
        for (int i = 0; i < specimens.length; i++) {
            specimens[i] = "s-" + i;
            topology.arrive("i-" + i, 1, specimens[i], "x");
        }
        topology.newestItems();

        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", specimens));
        assertThat(topology.newestStates()).hasSize(1_000);
        var attached = topology.newestItems();
        assertThat(of(attached, "coins/y").getSpecimens()).isEqualTo(1_000);
        assertThat(of(attached, "coins/y").getImages()).hasSize(24);
        assertThat(of(attached, "coins/x").getSpecimens()).isZero();

        topology.take(DecisionLogSamples.undo("d-2", "anna", "d-1"));
        assertThat(topology.newestStates().values())
                .allSatisfy(one -> assertThat(one.getSpecimen().getAttachment()).isNull());
        assertThat(of(topology.newestItems(), "coins/x").getSpecimens()).isEqualTo(1_000);
    }

    @Test
    void aProfileThatRequiresTwoPeopleTakesSingleAttachmentsOutOfSearch() {
        topology.arrive("i-1", 1, "s-1", "x");
        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        topology.newestStates();

        topology.requireConfirmations(2);

        var pending = of(topology.newestStates(), "i-1").getSpecimen();
        assertThat(pending.getItemId()).isNull();
        assertThat(pending.getPending().getItemId()).isEqualTo("y");
        assertThat(of(topology.newestItems(), "coins/x").getSpecimens()).isEqualTo(1);

        topology.take(DecisionLogSamples.attach("d-2", "ben", "y", "s-1"));
        assertThat(of(topology.newestStates(), "i-1").getSpecimen().getItemId()).isEqualTo("y");
    }

    @Test
    void anErasedDecisionHasNoEffect() {
        topology.arrive("i-1", 1, "s-1", "x");
        topology.take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        topology.newestStates();

        topology.erase("d-1");

        assertThat(of(topology.newestStates(), "i-1").getSpecimen()).isNull();
        assertThat(of(topology.newestItems(), "coins/x").getSpecimens()).isEqualTo(1);
    }

    @Test
    void aSideIsOfOnePhotograph() {
        topology.arrive("i-1", 1, "s-1", "x");
        topology.arrive("i-2", 1, "s-1", "x");

        topology.take(DecisionLogSamples.side("d-1", "anna", Side.REVERSE, "i-2"));

        var sent = topology.newestStates();
        assertThat(sent).containsOnlyKeys("i-2");
        assertThat(of(sent, "i-2").getImage().getSide().getSide()).isEqualTo(Side.REVERSE);
        assertThat(of(sent, "i-2").getSpecimen()).isNull();
    }

    @Test
    void aRepeatIsNotTakenTwiceAndRevisionsOfItemsGrow() {
        topology.arrive("i-1", 1, "s-1", null);
        topology.take(DecisionLogSamples.open("d-1", "anna", "y", "Stater"));
        long first = of(topology.newestItems(), "coins/y").getRevision();
        topology.take(DecisionLogSamples.attach("d-2", "anna", "y", "s-1"));
        var second = of(topology.newestItems(), "coins/y");
        topology.newestStates();

        topology.take(DecisionLogSamples.open("d-1", "anna", "y", "Other"));

        assertThat(topology.noItemIsSent()).isTrue();
        assertThat(topology.noStateIsSent()).isTrue();
        assertThat(second.getRevision()).isGreaterThan(first);
        assertThat(second.getTitle()).isEqualTo("Stater");
        assertThat(second.getStatus()).isEqualTo(ItemStatus.DRAFT);
    }
}
