package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.ingest.arrival.ReplicaRaceModel.empty;
import static org.vitrine.ingest.arrival.ReplicaRaceModel.post;
import static org.vitrine.ingest.arrival.ReplicaRaceModel.posted;
import static org.vitrine.ingest.arrival.ReplicaRaceModel.withdrawal;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.arrival.RaceState.Caller;
import org.vitrine.ingest.arrival.RaceState.Step;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Model-checks all interleavings of {@link ReplicaRaceModel}: replicas that post and withdraw one image at the same
 * time, of which one may die between any two requests.
 */
class ReplicaRaceTest {

    @Test
    void aWithdrawalNeverDeletesWhatIsPostedMeanwhileOrAfterwards() {
        endings(posted("a"), withdrawal(), post("a"), post("b")).forEach(this::isSound);
    }

    @Test
    void aPostBetweenTwoWithdrawalsEndsSoundly() {
        endings(posted("a"), withdrawal(), post("a"), withdrawal()).forEach(this::isSound);
    }

    @Test
    void firstPostsRaceAndAreWithdrawn() {
        endings(empty(), post("a"), post("a"), withdrawal()).forEach(this::isSound);
    }

    private void isSound(RaceState end) {
        var newest = end.newest();
        if (newest.isEmpty()) {
            return;
        }
        boolean withdrawn = newest.get().withdrawnAt().isPresent();
        String named = ImageStore.keyOf(newest.get().location());
        if (!withdrawn) {
            assertThat(end.originals()).as("%s", end).contains(named);
        }
        for (Caller caller : end.callers()) {
            if (!(caller.next() instanceof Step.Done(var version)) || version == 0) {
                continue;
            }
            assertThat(end.announced()).as("%s", end).contains(version);
            if (caller.sha256().isEmpty()) {
                assertThat(end.originals())
                        .as("%s", end)
                        .allMatch(key -> StoreKeys.version(key) > version || isOfADeadPost(end, key));
            } else if (end.claims().values().stream().noneMatch(later -> later.version() > version)) {
                assertThat(end.originals()).as("%s", end).contains(named);
            }
        }
    }

    /**
     * Returns whether a key has the bytes of a version that was never announced because its replica died before; a
     * sweep removes them.
     */
    private static boolean isOfADeadPost(RaceState end, String key) {
        return end.callers().stream().anyMatch(caller -> caller.next() instanceof Step.Dead)
                && end.claims().values().stream()
                        .filter(claim -> end.announced().contains(claim.version()))
                        .noneMatch(claim -> ImageStore.keyOf(claim.location()).equals(key));
    }

    private static Set<RaceState> endings(RaceState first, Caller... callers) {
        var ends = ReplicaRaceModel.endings(first, callers);
        assertThat(ends).isNotEmpty();
        return ends;
    }
}
