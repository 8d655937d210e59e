package org.vitrine.preprocess;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Quality;
import org.vitrine.vision.prepare.Preparation.Region;

/** What POST /v1/prepare answers: the same figures a {@code preprocessed} fact carries, and the renditions themselves. */
record PrepareAnswer(
        String mediaType,
        int widthPx,
        int heightPx,
        Region region,
        List<FoundRegion> regions,
        List<Step> steps,
        Quality quality,
        List<Rendition> renditions) {

    /**
     * An object in the photograph.
     *
     * @param pairOf place in the list of what seems to be the other side of the same object
     */
    record FoundRegion(
            int left,
            int top,
            int width,
            int height,
            double confidence,
            double roundness,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> pairOf) {}

    /** @param model who did it, where an endpoint did */
    record Step(
            String name,
            String outcome,
            double confidence,
            Map<String, Double> measured,
            String note,
            double tookMs,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> model) {}

    record Rendition(String kind, String mediaType, int widthPx, int heightPx, String base64) {}

    static PrepareAnswer of(Preparation.Prepared prepared) {
        return new PrepareAnswer(
                prepared.format().mediaType(),
                prepared.widthPx(),
                prepared.heightPx(),
                prepared.region(),
                prepared.regions().stream().map(PrepareAnswer::found).toList(),
                prepared.steps().stream()
                        .map(step -> new Step(
                                step.name(),
                                step.outcome().name().toLowerCase(Locale.ROOT),
                                step.confidence(),
                                step.measured(),
                                step.note(),
                                step.tookMs(),
                                step.model()))
                        .toList(),
                prepared.quality(),
                prepared.renditions().stream()
                        .map(rendition -> new Rendition(
                                rendition.kind().name().toLowerCase(Locale.ROOT),
                                rendition.mediaType(),
                                rendition.widthPx(),
                                rendition.heightPx(),
                                Base64.getEncoder()
                                        .encodeToString(rendition.bytes().toByteArray())))
                        .toList());
    }

    private static FoundRegion found(Preparation.FoundRegion found) {
        var region = found.region();
        return new FoundRegion(
                region.left(),
                region.top(),
                region.width(),
                region.height(),
                found.confidence(),
                found.roundness(),
                found.pairOf().isPresent() ? Optional.of(found.pairOf().getAsInt()) : Optional.empty());
    }
}
