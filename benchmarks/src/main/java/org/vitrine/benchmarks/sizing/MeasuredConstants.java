package org.vitrine.benchmarks.sizing;

import java.util.List;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredIndex;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredObjects;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredTopic;

/**
 * Replaces the bytes of constants by those of a measurement. Processor times and the number of requests stay. A part
 * that was not measured, or has no bytes, stays as well.
 */
final class MeasuredConstants {

    private final SizingConstants constants;
    private final SizingMeasurement measurement;
    private final ConstantSource source;

    private MeasuredConstants(SizingConstants constants, SizingMeasurement measurement, ConstantSource source) {
        this.constants = constants;
        this.measurement = measurement;
        this.source = source;
    }

    /**
     * Returns the constants with measured bytes.
     *
     * @param vectorDimension numbers in a vector of the measured index
     * @param source source of each replaced constant
     */
    static SizingConstants replaced(
            SizingConstants constants, SizingMeasurement measurement, int vectorDimension, ConstantSource source) {
        var measured = new MeasuredConstants(constants, measurement, source);
        return new SizingConstants(
                constants.reference(),
                constants.logs().stream().map(measured::log).toList(),
                constants.objects().stream().map(measured::objects).toList(),
                constants.fixedStoreRequestsPerPhotograph(),
                constants.storeRequestsPerStatement(),
                constants.storeRequestsSource(),
                measured.index(vectorDimension),
                constants.processes());
    }

    private LogConstant log(LogConstant constant) {
        List<MeasuredTopic> found = measurement.topics().stream()
                .filter(topic -> topic.topic().equals(constant.topic()) && topic.bytes() > 0)
                .toList();
        if (found.isEmpty()) {
            return constant;
        }
        return new LogConstant(
                constant.topic(),
                constant.retention(),
                perPhotograph(found.getFirst().bytes()),
                found.getFirst().newestShare(),
                source);
    }

    private ObjectConstant objects(ObjectConstant constant) {
        List<MeasuredObjects> found = measurement.objects().stream()
                .filter(objects -> objects.name().equals(constant.name()))
                .toList();
        double units = constant.unitsPerPhotograph(
                measurement.photographBytes(), ObjectConstant.accessPixels(measurement.photographMegapixels()));
        if (found.isEmpty() || units == 0) {
            return constant;
        }
        return new ObjectConstant(
                constant.name(),
                perPhotograph(found.getFirst().objects()),
                constant.scale(),
                perPhotograph(found.getFirst().bytes()) / units,
                source);
    }

    private IndexConstant index(int vectorDimension) {
        var former = constants.index();
        MeasuredIndex images = measurement.images();
        MeasuredIndex items = measurement.items();
        if (images.documents() == 0 && items.documents() == 0) {
            return former;
        }
        double withoutVector = images.documents() == 0
                ? former.bytesPerDocumentWithoutVector()
                : Math.max(0, perDocument(images) - former.bytesPerVector(vectorDimension));
        return new IndexConstant(
                withoutVector,
                former.graphBytesPerVector(),
                items.documents() == 0 ? former.bytesPerItemDocument() : perDocument(items),
                new ConstantSource(
                        source.basis(),
                        source.command(),
                        source.date(),
                        source.note() + "; graphBytesPerVector is not measured"));
    }

    private double perPhotograph(long total) {
        return (double) total / measurement.photographs();
    }

    private static double perDocument(MeasuredIndex index) {
        return (double) index.bytes() / index.documents();
    }
}
