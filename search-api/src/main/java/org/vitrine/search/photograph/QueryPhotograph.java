package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.match.ObjectSize;
import org.vitrine.search.near.QueryVector;
import org.vitrine.search.view.Statement;

/**
 * A query photograph with the results of preparation and of models.
 *
 * @param stated side that the request states
 * @param prepareMs time until preprocess-service had answered, in milliseconds
 * @param describeMs time from then until inference-service had answered, in milliseconds
 */
record QueryPhotograph(
        ImageSide stated,
        PreparedPhotograph prepared,
        DescribedPhotograph described,
        double prepareMs,
        double describeMs) {

    private static final String SIDE = "side";

    /** Value of {@code source} for a side that the request states. */
    static final String BY_REQUEST = "request";

    /**
     * The side that the photograph is assumed to show.
     *
     * @param source the request, or the model that proposes the side; empty if the side is unknown
     * @param confidence confidence of the model, in [0, 1]; empty if no model proposes the side
     */
    record ShownSide(ImageSide side, Optional<String> source, Optional<Double> confidence) {}

    /** Returns the stated side; otherwise the side that a model proposes with the greatest confidence. */
    ShownSide side() {
        if (stated != ImageSide.UNKNOWN) {
            return new ShownSide(stated, Optional.of(BY_REQUEST), Optional.empty());
        }
        return described.attributes().stream()
                .filter(attribute -> attribute.name().equalsIgnoreCase(SIDE))
                .filter(attribute -> ImageSide.of(attribute.value()) != ImageSide.UNKNOWN)
                .max(Comparator.comparingDouble(IndexedImage.Attribute::confidence))
                .map(attribute -> new ShownSide(
                        ImageSide.of(attribute.value()),
                        Optional.of(Statement.source(attribute.model())),
                        Optional.of(attribute.confidence())))
                .orElseGet(() -> new ShownSide(ImageSide.UNKNOWN, Optional.empty(), Optional.empty()));
    }

    private OptionalDouble diameterMm(double pxPerMm) {
        var region = prepared.region();
        return ObjectSize.fromScale(pxPerMm, prepared.located(), Math.max(region.width(), region.height()));
    }

    private byte[] picture() {
        return prepared.picture("prepared").orElseThrow().bytes();
    }

    /**
     * Returns the vector to search with.
     *
     * @param pxPerMm scale of the photograph as it was sent, in pixels per millimetre; empty if the request does not
     *     state it
     */
    QueryVector vector(Optional<Double> pxPerMm) {
        return new QueryVector(
                side().side(),
                prepared.located(),
                pxPerMm.map(this::diameterMm).orElseGet(OptionalDouble::empty),
                described.vector().model(),
                described.vector().values(),
                Uni.createFrom().item(this::picture));
    }
}
