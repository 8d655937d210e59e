package org.vitrine.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vitrine.benchmarks.sizing.ConstantSource.Basis;
import org.vitrine.benchmarks.sizing.MeasurementComparison.ComparedBytes;
import org.vitrine.benchmarks.sizing.ObjectConstant.Scale;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredIndex;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredObjects;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredTopic;

class MeasurementComparisonTest {

    private static final int DIMENSION = 1_280;
    private static final ConstantSource SOURCE =
            new ConstantSource(Basis.ESTIMATED, "./vitrine bench sizing --measure", "2026-11-30", "test");

    /** Constants of few parts, with values of this test. */
    private static final SizingConstants KNOWN = new SizingConstants(
            SizingFixtures.CONSTANTS.reference(),
            List.of(new LogConstant("embedded", LogRetention.TWO_WEEKS, 5_900, 1, SOURCE)),
            List.of(
                    new ObjectConstant("originals", 1, Scale.ORIGINAL_BYTE, 1, SOURCE),
                    new ObjectConstant("renditions/access.jpg", 1, Scale.ACCESS_PIXEL, 0.25, SOURCE),
                    new ObjectConstant("renditions/mask.png", 1, Scale.PHOTOGRAPH, 8_000, SOURCE)),
            12,
            3,
            SOURCE,
            new IndexConstant(2_600, 150, 600, SOURCE),
            SizingFixtures.CONSTANTS.processes());

    @Test
    void theRatioIsMeasuredDividedByPredicted() {
        // When
        var ratios = ratios(MeasurementComparison.of(KNOWN, measurement(100), DIMENSION));

        // Then
        assertThat(ratios.get("kafka embedded")).isCloseTo(2, within(1e-9));
        assertThat(ratios.get("s3 originals")).isCloseTo(1, within(1e-9));
        assertThat(ratios.get("opensearch items")).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aTopicWithoutAConstantHasNoPredictionAndIsNotInTheSum() {
        // When
        var rows = MeasurementComparison.of(KNOWN, measurement(100), DIMENSION).rows();

        // Then
        assertThat(rows)
                .filteredOn(row -> row.name().equals("__consumer_offsets"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.hasPrediction()).isFalse();
                    assertThat(row.ratio()).isZero();
                });
        assertThat(rows)
                .filteredOn(row -> row.store().equals("kafka") && row.name().startsWith("all"))
                .singleElement()
                .extracting(ComparedBytes::measuredBytes)
                .isEqualTo(2 * 5_900L * 100);
    }

    @Test
    void measuredConstantsPredictTheirOwnMeasurementAndOneOfTwiceTheSize() {
        // When
        var measured = MeasuredConstants.replaced(KNOWN, measurement(100), DIMENSION, SOURCE);

        // Then
        for (int photographs : List.of(100, 200)) {
            var comparison = MeasurementComparison.of(measured, measurement(photographs), DIMENSION);
            assertThat(comparison.rows())
                    .filteredOn(ComparedBytes::hasPrediction)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(row -> assertThat(row.ratio()).isCloseTo(1, within(1e-6)));
        }
        assertThat(measured.processes()).isEqualTo(KNOWN.processes());
    }

    @Test
    void writtenConstantsAreReadAgain() throws Exception {
        // Given
        var measured = MeasuredConstants.replaced(KNOWN, measurement(100), DIMENSION, SOURCE);

        // When
        var read = SizingJson.read(SizingJson.write(measured), SizingConstants.class);

        // Then
        assertThat(read).isEqualTo(measured);
    }

    @Test
    void anEmptyVitrineIsNotMeasured() {
        assertThatThrownBy(() -> measurement(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ingest at least one");
    }

    @Test
    void renditionsAreNamedByFileAndOtherObjectsByPrefix() {
        assertThat(ObjectListing.nameOf("renditions/coins/img-1/000000001-0123456789abcdef/access.jpg"))
                .isEqualTo("renditions/access.jpg");
        assertThat(ObjectListing.nameOf("originals/coins/img-1/000000001-x/abc"))
                .isEqualTo("originals");
        assertThat(ObjectListing.nameOf("statements-of/coins/img-1/000000001/abc"))
                .isEqualTo("statements-of");
        assertThat(ObjectListing.nameOf("stray")).isEqualTo("stray");
    }

    /** Twice the predicted bytes of {@code embedded}, half of those of items, and originals of 70,000 bytes. */
    private static SizingMeasurement measurement(long photographs) {
        return new SizingMeasurement(
                photographs,
                70_000,
                0.41,
                List.of(
                        new MeasuredTopic("embedded", photographs, 2 * 5_900 * photographs, 1),
                        new MeasuredTopic("__consumer_offsets", 7, 700, 1)),
                List.of(
                        new MeasuredObjects("originals", photographs, 70_000 * photographs),
                        new MeasuredObjects("renditions/access.jpg", photographs, 90_000 * photographs),
                        new MeasuredObjects("renditions/mask.png", photographs, 9_000 * photographs)),
                new MeasuredIndex(photographs, 9_000 * photographs),
                new MeasuredIndex(photographs / 2, 300 * (photographs / 2)));
    }

    private static Map<String, Double> ratios(MeasurementComparison comparison) {
        return comparison.rows().stream()
                .collect(Collectors.toMap(row -> row.store() + " " + row.name(), ComparedBytes::ratio));
    }
}
