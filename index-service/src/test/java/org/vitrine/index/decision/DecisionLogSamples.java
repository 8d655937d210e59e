package org.vitrine.index.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Change;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.Region;
import org.vitrine.events.Side;
import org.vitrine.events.SubjectReference;

/** Decisions and arrivals of one collection, for tests. */
final class DecisionLogSamples {

    private DecisionLogSamples() {}

    static Decision attach(String id, String person, String itemId, String... specimens) {
        List<SubjectReference> subjects = new ArrayList<>();
        for (String specimen : specimens) {
            subjects.add(SubjectReference.newBuilder()
                    .setInstitutionId("museum")
                    .setSpecimenId(specimen)
                    .build());
        }
        return decision(id, person, DecisionKind.ATTACH, subjects)
                .setValue(DecisionValue.newBuilder().setItemId(itemId).build())
                .build();
    }

    static Decision open(String id, String person, String itemId, String title) {
        return decision(id, person, DecisionKind.OPEN_ITEM, List.of())
                .setValue(DecisionValue.newBuilder()
                        .setItemId(itemId)
                        .setTitle(title)
                        .build())
                .build();
    }

    static Decision merge(String id, String itemId, String into) {
        return decision(id, "anna", DecisionKind.MERGE_ITEM, List.of(item(itemId)))
                .setOther(item(into))
                .build();
    }

    static Decision side(String id, String person, Side side, String imageId) {
        return decision(
                        id,
                        person,
                        DecisionKind.SET_SIDE,
                        List.of(SubjectReference.newBuilder()
                                .setImageId(imageId)
                                .build()))
                .setValue(DecisionValue.newBuilder().setSide(side).build())
                .build();
    }

    static Decision region(String id, String person, Region region, String imageId) {
        return decision(
                        id,
                        person,
                        DecisionKind.SET_REGION,
                        List.of(SubjectReference.newBuilder()
                                .setImageId(imageId)
                                .build()))
                .setValue(DecisionValue.newBuilder().setRegion(region).build())
                .build();
    }

    static Decision undo(String id, String person, String target) {
        return decision(id, person, DecisionKind.UNDO, List.of())
                .setUndoes(target)
                .build();
    }

    static Decision in(String collectionId, Decision decision) {
        return Decision.newBuilder(decision).setCollectionId(collectionId).build();
    }

    static ImageArrived arrival(String imageId, int version, String specimenId, @Nullable String itemId) {
        var arrived = ImageArrived.newBuilder()
                .setImageId(imageId)
                .setCollectionId("coins")
                .setInstitutionId("museum")
                .setVersion(version)
                .setChange(version == 1 ? Change.NEW : Change.METADATA)
                .setIdentifier(imageId)
                .setSpecimenId(specimenId)
                .setSide(Side.OBVERSE)
                .setMetadata(new HashMap<>())
                .setLocation("s3://vitrine/originals/" + imageId)
                .setSha256("a".repeat(64))
                .setSizeBytes(1000L)
                .setMediaType("image/jpeg")
                .setWidthPx(800)
                .setHeightPx(600)
                .setArrivedAt(Instant.parse("2026-03-01T12:00:00Z").plusSeconds(version));
        Optional.ofNullable(itemId).ifPresent(arrived::setItemId);
        return arrived.build();
    }

    private static SubjectReference item(String itemId) {
        return SubjectReference.newBuilder().setItemId(itemId).build();
    }

    private static Decision.Builder decision(
            String id, String person, DecisionKind kind, List<SubjectReference> subjects) {
        return Decision.newBuilder()
                .setDecisionId(id)
                .setCollectionId("coins")
                .setKind(kind)
                .setSubjects(subjects)
                .setPerson(person)
                .setDecidedAt(Instant.parse("2026-11-29T10:00:00Z"));
    }
}
