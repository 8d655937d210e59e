package org.vitrine.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.benchmarks.sizing.SizingFixtures.plan;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizingPlanTest {

    private static final long GIGABYTE = 1_000_000_000;
    private static final long DOCUMENTED_OBJECTS = 21_000_000;

    @Test
    void bytesAndCoreHoursAreProportionalToObjects() {
        // Given
        var small = plan(Workload.standard(300_000));

        // When
        var large = plan(Workload.standard(3_000_000));

        // Then
        var rounding = Percentage.withPercentage(0.01);
        assertThat(large.photographs()).isEqualTo(10 * small.photographs());
        assertThat(large.kafka().endBytes()).isCloseTo(10 * small.kafka().endBytes(), rounding);
        assertThat(large.kafka().settledBytes()).isCloseTo(10 * small.kafka().settledBytes(), rounding);
        assertThat(large.kafka().stateBytes()).isCloseTo(10 * small.kafka().stateBytes(), rounding);
        assertThat(large.index().bytes()).isCloseTo(10 * small.index().bytes(), rounding);
        assertThat(large.index().vectorMemoryBytes())
                .isCloseTo(10 * small.index().vectorMemoryBytes(), rounding);
        assertThat(large.objectStore().bytes())
                .isCloseTo(10 * small.objectStore().bytes(), rounding);
        assertThat(large.objectStore().requests())
                .isEqualTo(10 * small.objectStore().requests());
        assertThat(large.processors().coreHours())
                .isCloseTo(10 * small.processors().coreHours(), rounding);
        assertThat(large.cost().ingestTotal()).isCloseTo(10 * small.cost().ingestTotal(), rounding);
    }

    @Test
    void oneObjectNeedsTheFewestOfEverything() {
        // When
        var one = plan(Workload.standard(1));

        // Then
        assertThat(one.processors().stages()).allMatch(stage -> stage.replicas() == 3);
        assertThat(one.kafka().partitions()).isEqualTo(3);
        assertThat(one.kafka().brokers()).isEqualTo(3);
        assertThat(one.index().primaryShards()).isEqualTo(1);
        assertThat(one.index().replicaShards()).isEqualTo(2);
        assertThat(one.index().nodes()).isEqualTo(3);
    }

    @Test
    void partitionsShardsAndReplicasNeverFallWithMoreObjects() {
        // When
        var plans = LongStream.of(1, 1_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 21_000_000, 50_000_000)
                .mapToObj(objects -> plan(Workload.standard(objects)))
                .toList();

        // Then
        assertThat(plans.stream().map(plan -> plan.kafka().partitions())).isSorted();
        assertThat(plans.stream().map(plan -> plan.kafka().brokers())).isSorted();
        assertThat(plans.stream().map(plan -> plan.index().primaryShards())).isSorted();
        assertThat(plans.stream().map(plan -> plan.index().nodes())).isSorted();
        assertThat(plans.stream().map(SizingPlanTest::replicas)).isSorted();
        assertThat(plans.stream().map(plan -> plan.cost().monthlyTotal())).isSorted();
    }

    @Test
    void lessTimeNeedsMoreReplicasAndNoOtherBytesOfTheIndex() {
        // Given
        var plans = Stream.of(720.0, 336.0, 168.0, 48.0)
                .map(hours -> plan(SizingFixtures.withDeadline(DOCUMENTED_OBJECTS, hours)))
                .toList();

        // When
        var replicas = plans.stream().map(SizingPlanTest::replicas).toList();

        // Then
        assertThat(replicas).isSorted().doesNotHaveDuplicates();
        assertThat(plans.stream().map(plan -> plan.index().bytes()).distinct()).hasSize(1);
        assertThat(plans).allSatisfy(plan -> {
            assertThat(plan.processors().capacityPerSecond())
                    .isGreaterThan(plan.processors().requiredPerSecond());
            assertThat(plan.processors().stages()).allMatch(stage -> stage.use() <= 0.7 + 1e-9);
            assertThat(plan.kafka().partitions())
                    .isGreaterThanOrEqualTo(plan.processors().largestReaders());
        });
    }

    @Test
    void brokersAndNodesRemainAfterTheIngestion() {
        // When
        var plan = plan(Workload.standard(DOCUMENTED_OBJECTS));

        // Then
        int processes = plan.processors().stages().size();
        int remaining =
                3 * processes + plan.kafka().brokers() - 3 + plan.index().nodes() - 3;
        assertThat(plan.kafka().brokers()).isGreaterThan(3);
        assertThat(plan.cost().monthlyProcessors())
                .isCloseTo(remaining * 730 * SizingFixtures.PRICES.perCoreHour(), within(1e-6));
    }

    @Test
    void factsOfTheStagesAreKeptFor14DaysOnly() {
        // Given
        var twoWeeks = plan(SizingFixtures.withDeadline(3_000_000, 336));

        // When
        var fourWeeks = plan(SizingFixtures.withDeadline(3_000_000, 672));

        // Then
        assertThat(bytes(fourWeeks, "embedded")).isCloseTo(bytes(twoWeeks, "embedded") / 2, within(1L));
        assertThat(bytes(fourWeeks, "image-arrived")).isEqualTo(bytes(twoWeeks, "image-arrived"));
        assertThat(fourWeeks.kafka().settledBytes())
                .isEqualTo(twoWeeks.kafka().settledBytes())
                .isLessThan(twoWeeks.kafka().endBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {300_000, 3_000_000, DOCUMENTED_OBJECTS})
    void shardsHave10To50GigabytesWhereThereAreSeveral(long objects) {
        // When
        var index = plan(Workload.standard(objects)).index();

        // Then
        assertThat(index.bytesPerShard()).isLessThanOrEqualTo(50 * GIGABYTE);
        if (index.primaryShards() > 1) {
            assertThat(index.bytesPerShard()).isGreaterThanOrEqualTo(10 * GIGABYTE);
        }
    }

    @Test
    void longerVectorsNeedMoreShardsOfFewerVectors() {
        // Given
        var shorter =
                plan(SizingFixtures.withDimension(DOCUMENTED_OBJECTS, 384)).index();

        // When
        var longer =
                plan(SizingFixtures.withDimension(DOCUMENTED_OBJECTS, 3_072)).index();

        // Then
        assertThat(longer.primaryShards()).isGreaterThan(shorter.primaryShards());
        assertThat(longer.vectorsPerShard()).isLessThan(shorter.vectorsPerShard());
    }

    @Test
    void largerPhotographsNeedMoreBytesAndMoreTime() {
        // Given
        var small = plan(SizingFixtures.withPhotograph(300_000, 68_608, 0.41, 2));

        // When
        var large = plan(SizingFixtures.withPhotograph(300_000, 4_200_000, 12, 2));

        // Then
        assertThat(large.objectStore().bytesBelow("originals"))
                .isCloseTo(600_000L * 4_200_000, Percentage.withPercentage(0.01));
        assertThat(large.objectStore().bytesBelow("renditions"))
                .isGreaterThan(small.objectStore().bytesBelow("renditions"));
        assertThat(large.processors().msPerPhotograph())
                .isGreaterThan(small.processors().msPerPhotograph());
        assertThat(large.kafka().endBytes()).isEqualTo(small.kafka().endBytes());
    }

    @Test
    void diskIsThatOfAllCopies() {
        // Given
        var three = plan(SizingFixtures.withCopies(300_000, 3));

        // When
        var six = plan(SizingFixtures.withCopies(300_000, 6));

        // Then
        assertThat(six.kafka().diskBytes()).isCloseTo(2 * three.kafka().diskBytes(), within(1L));
        assertThat(six.index().diskBytes()).isCloseTo(2 * three.index().diskBytes(), within(1L));
        assertThat(six.index().replicaShards()).isEqualTo(5);
    }

    @Test
    void aPlanThatVitrineCannotRunIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> plan(SizingFixtures.withDeadline(50_000_000, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partitions of each topic, more than 1000; allow more hours");
        assertThatThrownBy(() -> plan(SizingFixtures.withDimension(100_000_000, 16_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("primary shards, more than 100; use vectors of fewer numbers");
    }

    private static long bytes(SizingPlan plan, String topic) {
        return plan.kafka().topics().stream()
                .filter(each -> each.topic().equals(topic))
                .mapToLong(KafkaPlan.TopicPlan::endBytes)
                .sum();
    }

    private static int replicas(SizingPlan plan) {
        return plan.processors().stages().stream()
                .mapToInt(ProcessorPlan.ProcessStage::replicas)
                .sum();
    }
}
