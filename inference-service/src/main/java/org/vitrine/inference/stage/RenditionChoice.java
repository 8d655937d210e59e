package org.vitrine.inference.stage;

import java.util.List;
import java.util.Optional;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;
import org.vitrine.inference.statement.Extent;
import org.vitrine.inference.statement.LabelLimits;
import org.vitrine.inference.statement.PictureShape;
import org.vitrine.inference.statement.Skipped;

/** Chooses what is shown to whom, from what the event says of the renditions. Pure. */
sealed interface RenditionChoice {

    /** @param original boxes are in its pixels */
    record Show(Rendition rendition, Extent original) implements RenditionChoice {}

    /** Labels cannot be asked. */
    record ShowNone(Skipped why) implements RenditionChoice {}

    /** What classifiers and the embedder see. */
    static Optional<Rendition> prepared(Preprocessed fact) {
        return ofKind(fact, RenditionKind.PREPARED);
    }

    /**
     * What Rekognition sees: the access rendition, or the thumbnail where that one does not qualify and the thumbnail shows
     * the whole photograph too. The prepared one is never shown: it is cropped, and its boxes would be in the wrong place.
     */
    static RenditionChoice forLabels(Preprocessed fact) {
        var original = new Extent(fact.getWidthPx(), fact.getHeightPx());
        var why = Optional.<Skipped>empty();
        for (var kind : List.of(RenditionKind.ACCESS, RenditionKind.THUMBNAIL)) {
            var rendition = ofKind(fact, kind);
            var shape = rendition.flatMap(RenditionChoice::shape);
            if (shape.isEmpty() || !shape.get().extent().isScaledFrom(original)) {
                continue;
            }
            var objection = LabelLimits.objection(shape.get(), rendition.get().getSizeBytes());
            if (objection.isEmpty()) {
                return new Show(rendition.get(), original);
            }
            why = why.or(() -> objection);
        }
        return new ShowNone(why.orElseGet(LabelLimits::nothingToShow));
    }

    private static Optional<Rendition> ofKind(Preprocessed fact, RenditionKind kind) {
        return fact.getRenditions().stream()
                .filter(rendition -> rendition.getKind() == kind)
                .findFirst();
    }

    private static Optional<PictureShape> shape(Rendition rendition) {
        return rendition.getWidthPx() < 1 || rendition.getHeightPx() < 1
                ? Optional.empty()
                : PictureShape.Format.named(rendition.getMediaType())
                        .map(format ->
                                new PictureShape(format, new Extent(rendition.getWidthPx(), rendition.getHeightPx())));
    }
}
