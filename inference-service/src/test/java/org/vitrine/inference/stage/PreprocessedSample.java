package org.vitrine.inference.stage;

import java.time.Instant;
import java.util.List;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Quality;
import org.vitrine.events.Region;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;

/** Builds sample {@code preprocessed} events. */
final class PreprocessedSample {

    static final int WIDTH = 4000;
    static final int HEIGHT = 3000;

    private PreprocessedSample() {}

    static Preprocessed of(String imageId, String collectionId, List<Rendition> renditions) {
        return Preprocessed.newBuilder()
                .setImageId(imageId)
                .setCollectionId(collectionId)
                .setInstitutionId("museum")
                .setVersion(1)
                .setSha256("5".repeat(64))
                .setOriginalLocation("s3://vitrine/originals/" + imageId)
                .setOriginalMediaType("image/jpeg")
                .setOriginalSizeBytes(1_000_000)
                .setWidthPx(WIDTH)
                .setHeightPx(HEIGHT)
                .setRenditions(renditions)
                .setRegion(new Region(0, 0, WIDTH, HEIGHT))
                .setSteps(List.of())
                .setQuality(quality())
                .setPreprocessedAt(Instant.EPOCH)
                .build();
    }

    static Rendition rendition(RenditionKind kind, String location, int widthPx, int heightPx, long sizeBytes) {
        var mediaType = kind == RenditionKind.PREPARED ? "image/png" : "image/jpeg";
        return new Rendition(kind, location, mediaType, widthPx, heightPx, sizeBytes, "6".repeat(64));
    }

    private static Quality quality() {
        return Quality.newBuilder()
                .setSharpness(0.5)
                .setExposure(0.5)
                .setCoverage(0.5)
                .setResolutionPx(500)
                .build();
    }
}
