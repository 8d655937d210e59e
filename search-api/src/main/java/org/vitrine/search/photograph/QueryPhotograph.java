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
 * A query photograph with what preparation and models say of it.
 *
 * @param stated the side that the request states
 * @param prepareMs until preprocess-service had answered
 * @param describeMs from then until inference-service had answered
 */
record QueryPhotograph(
        ImageSide stated,
        PreparedPhotograph prepared,
        DescribedPhotograph described,
        double prepareMs,
        double describeMs) {

    private static final String SIDE = "side";

    /** {@code source} of a side that the request states. */
    static final String BY_REQUEST = "request";

    /**
     * Which side the photograph is taken to show.
     *
     * @param source the request, or the model that proposes it; absent where no side is known
     * @param confidence of the model, in [0, 1]
     */
    record ShownSide(ImageSide side, Optional<String> source, Optional<Double> confidence) {}

    /** As stated; else as the surest model of sides proposes. */
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
        return ObjectSize.measured(pxPerMm, prepared.located(), Math.max(region.width(), region.height()));
    }

    private byte[] picture() {
        return prepared.picture("prepared").orElseThrow().bytes();
    }

    /** @param pxPerMm scale of the photograph as it was sent, where the request states it */
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
