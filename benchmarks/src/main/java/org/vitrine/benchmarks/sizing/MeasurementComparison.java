package org.vitrine.benchmarks.sizing;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredIndex;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredObjects;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredTopic;

/**
 * Measured bytes beside those that the constants predict for the same number of photographs. A log is predicted as
 * written, without deletion and compaction; a topic that Kafka has compacted or shortened is smaller.
 *
 * @param measurement what was measured
 * @param rows one line for each topic, kind of object and index, and one for the sum of each store
 */
record MeasurementComparison(SizingMeasurement measurement, List<ComparedBytes> rows) {

    private static final String KAFKA = "kafka";
    private static final String OBJECT_STORE = "s3";
    private static final String INDEX = "opensearch";

    MeasurementComparison {
        rows = List.copyOf(rows);
    }

    /**
     * Bytes of one part of a store, one copy.
     *
     * @param store name of the server
     * @param name topic, kind of object or index; {@code all with a prediction} for the sum of the store
     * @param entries records, objects or documents
     * @param measuredBytes bytes that were measured
     * @param predictedBytes bytes that the constants predict; 0 where they have no such part
     * @param ratio measured divided by predicted; 0 where nothing is predicted
     */
    record ComparedBytes(
            String store, String name, long entries, long measuredBytes, double predictedBytes, double ratio) {

        private static ComparedBytes of(
                String store, String name, long entries, long measuredBytes, double predictedBytes) {
            double ratio = predictedBytes > 0 ? measuredBytes / predictedBytes : 0;
            return new ComparedBytes(store, name, entries, measuredBytes, predictedBytes, ratio);
        }

        /** Returns whether the constants predict bytes for this part. */
        boolean hasPrediction() {
            return predictedBytes > 0;
        }
    }

    static MeasurementComparison of(SizingConstants constants, SizingMeasurement measurement, int vectorDimension) {
        var rows = new ArrayList<ComparedBytes>();
        rows.addAll(withSum(measurement.topics().stream()
                .map(topic -> row(constants, measurement, topic))
                .toList()));
        rows.addAll(withSum(measurement.objects().stream()
                .map(objects -> row(constants, measurement, objects))
                .toList()));
        rows.addAll(withSum(List.of(
                row("images", measurement.images(), constants.index().bytesPerDocument(vectorDimension)),
                row("items", measurement.items(), constants.index().bytesPerItemDocument()))));
        return new MeasurementComparison(measurement, rows);
    }

    private static ComparedBytes row(SizingConstants constants, SizingMeasurement measurement, MeasuredTopic topic) {
        double perPhotograph = constants.logs().stream()
                .filter(log -> log.topic().equals(topic.topic()))
                .mapToDouble(LogConstant::writtenBytesPerPhotograph)
                .sum();
        return ComparedBytes.of(
                KAFKA, topic.topic(), topic.records(), topic.bytes(), perPhotograph * measurement.photographs());
    }

    private static ComparedBytes row(
            SizingConstants constants, SizingMeasurement measurement, MeasuredObjects objects) {
        double accessPixels = ObjectConstant.accessPixels(measurement.photographMegapixels());
        double perPhotograph = constants.objects().stream()
                .filter(constant -> constant.name().equals(objects.name()))
                .mapToDouble(constant -> constant.bytesPerPhotograph(measurement.photographBytes(), accessPixels))
                .sum();
        return ComparedBytes.of(
                OBJECT_STORE,
                objects.name(),
                objects.objects(),
                objects.bytes(),
                perPhotograph * measurement.photographs());
    }

    private static ComparedBytes row(String name, MeasuredIndex index, double bytesPerDocument) {
        return ComparedBytes.of(INDEX, name, index.documents(), index.bytes(), bytesPerDocument * index.documents());
    }

    /** Adds the sum of the parts that have a prediction. */
    private static List<ComparedBytes> withSum(List<ComparedBytes> parts) {
        var predicted = parts.stream().filter(ComparedBytes::hasPrediction).toList();
        if (predicted.isEmpty()) {
            return parts;
        }
        var all = new ArrayList<>(parts);
        all.add(ComparedBytes.of(
                predicted.getFirst().store(),
                "all with a prediction",
                predicted.stream().mapToLong(ComparedBytes::entries).sum(),
                predicted.stream().mapToLong(ComparedBytes::measuredBytes).sum(),
                predicted.stream().mapToDouble(ComparedBytes::predictedBytes).sum()));
        return all;
    }
}
