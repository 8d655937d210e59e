package org.vitrine.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vitrine.benchmarks.sizing.SizingFixtures.CONSTANTS;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Topic;
import org.vitrine.store.StoreKeys.RenditionFile;

/** Tests that the shipped constants cover what Vitrine stores, and agree with measured rates. */
class SizingConstantsTest {

    /** Topics whose records come from people, profiles, faults and withdrawals, not from photographs. */
    private static final Set<Topic> WITHOUT_PHOTOGRAPHS = Set.of(
            Topic.COLLECTIONS,
            Topic.DECISIONS,
            Topic.DECIDED,
            Topic.PEOPLE,
            Topic.IMAGE_REJECTED,
            Topic.IMAGE_WITHDRAWN);

    /**
     * Changelogs and repartition topics of index-service that have records for each photograph. The names are those of
     * the stores in ProgressTopology, ImageDocumentTopology, CatalogueStore and DecisionStateUpdater, which this module
     * cannot see. Stores of failures, profiles and decisions are left out: image-failure, decision-known, subject-log
     * and required-confirmations.
     */
    private static final List<String> INTERNAL_TOPICS = List.of(
            "index-join-image-facts-changelog",
            "ingest-progress-image-journey-changelog",
            "ingest-progress-image-stage-changelog",
            "ingest-progress-image-original-changelog",
            "ingest-progress-items-by-batch-repartition",
            "ingest-progress-batch-item-changelog",
            "ingest-progress-batch-failure-changelog",
            "ingest-progress-batch-newest-changelog",
            "decision-fold-catalogue-entries-repartition",
            "decision-fold-image-place-changelog",
            "decision-fold-specimen-image-changelog",
            "decision-fold-item-mention-changelog",
            "decision-fold-item-statement-changelog",
            "decision-fold-item-member-changelog",
            "decision-fold-item-record-changelog");

    @Test
    void everyInternalTopicOfPhotographsHasAConstantWithItsRetention() {
        // When
        var internal = CONSTANTS.logs().stream()
                .filter(log -> log.hasChangelogName() || log.topic().endsWith("-repartition"))
                .toList();

        // Then
        assertThat(internal).extracting(LogConstant::topic).containsExactlyInAnyOrderElementsOf(INTERNAL_TOPICS);
        assertThat(internal).allMatch(log -> log.retention() == retentionByName(log));
    }

    private static LogRetention retentionByName(LogConstant log) {
        return log.hasChangelogName() ? LogRetention.COMPACTED : LogRetention.PURGED;
    }

    @Test
    void everyTopicOfPhotographsHasAConstantWithItsRetention() {
        // Given
        var retentions = CONSTANTS.logs().stream().collect(Collectors.toMap(LogConstant::topic, log -> log.retention()
                .name()));

        // When
        var topics = Arrays.stream(Topic.values())
                .filter(topic -> !WITHOUT_PHOTOGRAPHS.contains(topic))
                .collect(Collectors.toMap(
                        Topic::topicName, topic -> topic.retention().name()));

        // Then
        assertThat(retentions).containsAllEntriesOf(topics);
    }

    @Test
    void everyRenditionHasAConstant() {
        // When
        var names = CONSTANTS.objects().stream().map(ObjectConstant::name);

        // Then
        assertThat(names)
                .contains("originals", "receipts", "statements")
                .containsAll(Arrays.stream(RenditionFile.values())
                        .map(file -> "renditions/" + file.fileName())
                        .toList());
    }

    /** docs/performance.md counts 12 requests, and 3 for each statement. */
    @Test
    void requestsFollowTheNumberOfStatements() {
        // When
        double statements = CONSTANTS.objects().stream()
                .filter(constant -> constant.name().equals("statements"))
                .mapToDouble(ObjectConstant::objectsPerPhotograph)
                .sum();

        // Then
        assertThat(statements).isEqualTo(3);
        assertThat(CONSTANTS.storeRequestsPerPhotograph()).isEqualTo(12 + 3 * statements);
    }

    @Test
    void everyConstantNamesItsCommandAndItsDay() {
        // When
        var sources = Stream.of(
                        CONSTANTS.logs().stream().map(LogConstant::source),
                        CONSTANTS.objects().stream().map(ObjectConstant::source),
                        Stream.of(
                                CONSTANTS.storeRequestsSource(),
                                CONSTANTS.index().source()),
                        CONSTANTS.processes().stream().map(ProcessConstant::source),
                        CONSTANTS.processes().stream().map(ProcessConstant::sizeSource))
                .flatMap(each -> each);

        // Then
        assertThat(sources).isNotEmpty().allSatisfy(source -> {
            assertThat(source.command()).startsWith("./vitrine bench ");
            assertThat(source.date()).matches("\\d{4}-\\d{2}-\\d{2}");
            assertThat(source.note()).isNotBlank();
        });
    }

    /** Two cores that photographs use fully; docs/performance.md has 3.4 images a second for the same processes. */
    @Test
    void theRateOfTheMeasuredRunIsPredicted() {
        // When
        var processors = SizingFixtures.plan(SizingFixtures.withPhotograph(120, 68_608, 0.41, 2))
                .processors();

        // Then
        assertThat(processors.photographsPerSecondOnCores()).isCloseTo(3.4, Percentage.withPercentage(10));
    }

    @Test
    void aMissingOrUnknownMemberOfAFileIsNamed() {
        assertThatThrownBy(() -> SizingJson.read("{\"bytes\": 1}", ReferencePhotograph.class))
                .hasMessageContaining("megapixels");
        assertThatThrownBy(() ->
                        SizingJson.read("{\"bytes\": 1, \"megapixels\": 1, \"pixels\": 1}", ReferencePhotograph.class))
                .hasMessageContaining("pixels");
    }

    @Test
    void aNegativeValueIsNamed() {
        // Given
        var source = CONSTANTS.storeRequestsSource();

        // Then
        assertThatThrownBy(() -> new LogConstant("embedded", LogRetention.TWO_WEEKS, -1, 1, source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("writtenBytesPerPhotograph of embedded is -1; it must be at least 0");
        assertThatThrownBy(() -> new LogConstant("embedded", LogRetention.TWO_WEEKS, 1, 1.5, source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("newestShare of embedded is 1.5; it must be 0 to 1");
        assertThatThrownBy(() -> new UnitPrices("mine", "EUR", "2026-11-30", -0.1, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("perCoreHour is -0.1; it must be at least 0");
    }

    @Test
    void aCompactedLogIsNeverLargerThanWhatWasWritten() {
        // Given
        var log =
                new LogConstant("image-documents", LogRetention.COMPACTED, 1_000, 0.8, CONSTANTS.storeRequestsSource());

        // When
        double bytes = log.bytesPerPhotograph(1, 2);

        // Then
        assertThat(bytes).isEqualTo(1_000);
        assertThat(log.bytesPerPhotograph(1, 1)).isEqualTo(800);
    }
}
