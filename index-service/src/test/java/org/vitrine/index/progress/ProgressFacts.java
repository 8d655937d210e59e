package org.vitrine.index.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.vitrine.events.Change;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Indexed;
import org.vitrine.events.Model;
import org.vitrine.events.Side;
import org.vitrine.events.Vector;

/** Facts about images of one collection, as the stages publish them, for tests. */
final class ProgressFacts {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static final ProgressRetention RETENTION =
            new ProgressRetention(Duration.ofDays(365), Duration.ofDays(365), Duration.ofHours(1), 3);

    private static final String SHA = "a".repeat(64);

    private ProgressFacts() {}

    static ImageArrived arrived(String imageId, String batchId) {
        return ImageArrived.newBuilder()
                .setImageId(imageId)
                .setCollectionId("coins")
                .setInstitutionId("museum-a")
                .setVersion(1)
                .setChange(Change.NEW)
                .setIdentifier("one")
                .setSpecimenId("specimen-1")
                .setSide(Side.OBVERSE)
                .setMetadata(Map.of())
                .setLocation("s3://vitrine/originals/coins/" + imageId + "/" + SHA)
                .setSha256(SHA)
                .setSizeBytes(10)
                .setMediaType("image/jpeg")
                .setWidthPx(100)
                .setHeightPx(100)
                .setBatchId(batchId)
                .setArrivedAt(NOON)
                .build();
    }

    static Embedded embedded(String imageId) {
        return Embedded.newBuilder()
                .setImageId(imageId)
                .setCollectionId("coins")
                .setInstitutionId("museum-a")
                .setVersion(1)
                .setSha256(SHA)
                .setVector(new Vector(new Model("sagemaker", "relief-bank", "1", ""), 2, List.of(1f, 0f)))
                .setEmbeddedAt(NOON.plusSeconds(3))
                .build();
    }

    static Indexed indexed(String imageId) {
        return Indexed.newBuilder()
                .setImageId(imageId)
                .setCollectionId("coins")
                .setInstitutionId("museum-a")
                .setVersion(1)
                .setRevision(1)
                .setWithdrawn(false)
                .setIndexName("images.relief-bank.1")
                .setIndexedAt(NOON.plusSeconds(40))
                .build();
    }

    static ImageRejected rejected(String imageId) {
        return ImageRejected.newBuilder()
                .setImageId(imageId)
                .setCollectionId("coins")
                .setInstitutionId("museum-a")
                .setVersion(1)
                .setSha256(SHA)
                .setStage(org.vitrine.events.Stage.PREPROCESSED)
                .setReasonCode("damaged")
                .setSentence("The picture cannot be decoded.")
                .setRejectedAt(NOON.plusSeconds(2))
                .build();
    }

    static ImageWithdrawn withdrawn(String imageId) {
        return ImageWithdrawn.newBuilder()
                .setImageId(imageId)
                .setCollectionId("coins")
                .setInstitutionId("museum-a")
                .setVersion(2)
                .setReason("")
                .setWithdrawnAt(NOON.plusSeconds(60))
                .build();
    }

    /** Returns a refusal by the upload API: the bytes never arrived. */
    static ImageRejected refused(String imageId) {
        return ImageRejected.newBuilder(rejected(imageId))
                .setStage(org.vitrine.events.Stage.ARRIVED)
                .setReasonCode("truncated")
                .setSentence("It ends early.")
                .build();
    }
}
