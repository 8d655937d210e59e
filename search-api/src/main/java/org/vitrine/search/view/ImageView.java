package org.vitrine.search.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;

/**
 * JSON of one image with all that is published about it. The location of the original is not published.
 *
 * @param itemId the effective item: as people decided, or else as the institution states
 * @param statedItemId the item as the institution states it
 * @param decided what people decided; absent if nothing is decided
 * @param proposed result of the automatic search by the photograph; absent if none was made, as for catalogued ones
 */
public record ImageView(
        String imageId,
        String collectionId,
        String institutionId,
        String identifier,
        String specimenId,
        Optional<String> itemId,
        Optional<String> statedItemId,
        String side,
        int version,
        String sha256,
        Instant arrivedAt,
        Map<String, String> metadata,
        List<Statement> attributes,
        Optional<DecidedView> decided,
        Optional<ProposedView> proposed,
        List<IndexedImage.Label> labels,
        int widthPx,
        int heightPx,
        IndexedImage.Region region,
        IndexedImage.Quality quality,
        List<Step> steps,
        List<RenditionView> renditions,
        ModelReference model,
        Links links) {

    /**
     * One step of the preparation.
     *
     * @param outcome applied, skipped or unsure
     * @param note remarks in English, for people
     * @param remarks the same with their codes, for programs; absent if there are none
     */
    public record Step(
            String name,
            String outcome,
            double confidence,
            Map<String, Double> measured,
            String note,
            Optional<List<RemarkView>> remarks,
            double tookMs) {

        static Step of(IndexedImage.Step step) {
            return new Step(
                    step.name(),
                    step.outcome(),
                    step.confidence(),
                    step.measured(),
                    step.note(),
                    RemarkView.of(step.note()),
                    step.tookMs());
        }
    }

    /** A rendition and the path to get it. */
    public record RenditionView(
            String kind, String mediaType, int widthPx, int heightPx, long sizeBytes, String sha256, String href) {

        static RenditionView of(IndexedImage.Rendition rendition, Links links) {
            return new RenditionView(
                    rendition.kind(),
                    rendition.mediaType(),
                    rendition.width(),
                    rendition.height(),
                    rendition.sizeBytes(),
                    rendition.sha256(),
                    links.image() + "/renditions/" + rendition.kind());
        }
    }

    public static ImageView of(IndexedImage image) {
        Links links = Links.of(image);
        return new ImageView(
                image.imageId(),
                image.collectionId(),
                image.institutionId(),
                image.identifier(),
                image.specimenId(),
                image.itemId(),
                image.statedItemId(),
                image.statedSide().inJson(),
                image.version(),
                image.sha256(),
                image.arrivedAt(),
                image.metadata(),
                Statement.of(image),
                DecidedView.of(image),
                image.proposal().map(ProposedView::of),
                image.labels(),
                image.width(),
                image.height(),
                image.region(),
                image.quality(),
                image.steps().stream().map(Step::of).toList(),
                image.renditions().stream()
                        .map(rendition -> RenditionView.of(rendition, links))
                        .toList(),
                image.model(),
                links);
    }
}
