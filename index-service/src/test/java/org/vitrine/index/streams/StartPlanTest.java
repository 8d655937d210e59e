package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StartPlanTest {

    private static final TopologyTopics TOPOLOGY =
            new TopologyTopics(Set.of("facts", "profiles"), Set.of("by-place-repartition"), Set.of("count", "newest"));
    private static final Set<String> READ_BACK = Set.of("documents");
    private static final Map<String, Integer> INPUTS = Map.of("facts", 3, "profiles", 3, "documents", 3);
    private static final Map<String, Integer> INTERNAL =
            Map.of("app-count-changelog", 3, "app-newest-changelog", 3, "app-by-place-repartition", 3);

    @Test
    void aFirstStartHasNothingToDo() {
        assertThat(plan(INPUTS, Map.of(), false, false)).isEqualTo(new StartPlan.Continue());
    }

    @Test
    void aStateOfTheSameTopologyIsKept() {
        assertThat(plan(INPUTS, INTERNAL, true, false)).isEqualTo(new StartPlan.Continue());
        assertThat(plan(INPUTS, INTERNAL, true, true)).isEqualTo(new StartPlan.Continue());
    }

    @Test
    void anotherReplicaThatStartsForTheFirstTimeIsNotLostState() {
        assertThat(plan(INPUTS, Map.of("app-by-place-repartition", 3), false, true))
                .isEqualTo(new StartPlan.Continue());
    }

    @Test
    void aMissingChangelogRebuildsTheWholeState() {
        // Given
        var internal = new HashMap<>(INTERNAL);
        internal.remove("app-newest-changelog");

        // When
        var plan = plan(INPUTS, internal, true, false);

        // Then
        assertThat(plan)
                .isEqualTo(new StartPlan.Rebuild(
                        Set.of("app-count-changelog", "app-by-place-repartition"),
                        "topics [app-newest-changelog] are missing, topics [] are left over"));
    }

    @Test
    void aPartOfAStateWithoutOffsetsIsRebuiltToo() {
        assertThat(plan(INPUTS, Map.of("app-count-changelog", 3), false, false)).isInstanceOf(StartPlan.Rebuild.class);
    }

    @Test
    void offsetsWithoutAnyStateAreRebuilt() {
        assertThat(plan(INPUTS, Map.of(), true, false)).isInstanceOf(StartPlan.Rebuild.class);
    }

    @Test
    void theChangelogOfAFormerStoreIsForgotten() {
        // Given
        var internal = new HashMap<>(INTERNAL);
        internal.put("app-former-changelog", 3);

        // When
        var plan = plan(INPUTS, internal, true, false);

        // Then
        assertThat(plan).isEqualTo(new StartPlan.Forget(Set.of("app-former-changelog")));
    }

    @Test
    void aFormerRepartitionTopicMayHoldUnreadRecordsAndRebuilds() {
        // Given
        var internal = new HashMap<>(INTERNAL);
        internal.put("app-by-owner-repartition", 3);

        // When
        var plan = plan(INPUTS, internal, true, false);

        // Then
        assertThat(plan).isInstanceOf(StartPlan.Rebuild.class);
    }

    @Test
    void anotherTopologyWaitsForTheReplicasThatRun() {
        assertThat(plan(INPUTS, Map.of("app-count-changelog", 3), true, true))
                .isInstanceOfSatisfying(StartPlan.Postpone.class, postponed -> assertThat(postponed.message())
                        .contains("app-newest-changelog")
                        .contains("stop all replicas"));
    }

    @Test
    void inputsOfDifferentPartitionsAreRefused() {
        assertThat(plan(Map.of("facts", 3, "profiles", 3, "documents", 6), INTERNAL, true, false))
                .isInstanceOfSatisfying(StartPlan.Refuse.class, refused -> assertThat(refused.message())
                        .contains("{documents=6, facts=3, profiles=3}")
                        .contains("give all the same number"));
    }

    @Test
    void moreInputPartitionsThanTheStateHasAreRefused() {
        assertThat(plan(Map.of("facts", 6, "profiles", 6, "documents", 6), INTERNAL, true, false))
                .isInstanceOfSatisfying(StartPlan.Refuse.class, refused -> assertThat(refused.message())
                        .contains("[6]")
                        .contains("app-count-changelog=3")
                        .contains("Do not delete the state")
                        .contains("docs/runbook.md"));
    }

    @Test
    void absentInputsAreNamed() {
        assertThat(plan(Map.of("facts", 3), INTERNAL, true, false))
                .isInstanceOfSatisfying(StartPlan.Postpone.class, postponed -> assertThat(postponed.message())
                        .contains("[documents, profiles]"));
    }

    private static StartPlan plan(
            Map<String, Integer> partitions, Map<String, Integer> internal, boolean hasOffsets, boolean running) {
        return StartPlan.of(
                "app", TOPOLOGY, READ_BACK, new StartPlan.Findings(partitions, internal, hasOffsets, running));
    }
}
