package org.vitrine.search.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.vision.prepare.ManualPlacement;
import org.vitrine.vision.prepare.Preparation;

/** Refuses a decision whose subjects, items or named decisions do not allow it. Blocks: call it on a virtual thread. */
@ApplicationScoped
class DecisionChecks {

    private final ItemExistence itemExistence;
    private final KnownDecisions known;
    private final ReadableCollections readableCollections;

    DecisionChecks(ItemExistence itemExistence, KnownDecisions known, ReadableCollections readableCollections) {
        this.itemExistence = itemExistence;
        this.known = known;
        this.readableCollections = readableCollections;
    }

    /** Throws where a subject does not exist. */
    void checkSubjects(String collectionId, ResolvedSubjects resolved) {
        resolved.refused().stream().findFirst().ifPresent(refused -> {
            throw unknown(refused, collectionId).exception();
        });
    }

    private static SearchProblem unknown(ResolvedSubjects.Refused refused, String collectionId) {
        var subject = refused.subject();
        return switch (refused.reason()) {
            case "unknown-image" ->
                new SearchProblem.UnknownImage(subject.imageId().orElse(""));
            case "unknown-item" ->
                new SearchProblem.UnknownItem(collectionId, subject.itemId().orElse(""));
            default ->
                new SearchProblem.UnknownSpecimen(
                        collectionId, subject.specimenId().orElse(""));
        };
    }

    /** Throws where the decision contradicts itself, or names an item or a decision that does not allow it. */
    void check(String collectionId, DecisionDraft draft, ResolvedSubjects resolved) {
        resolved.other()
                .filter(other -> resolved.subjects().stream().anyMatch(subject -> isSame(subject, other)))
                .ifPresent(other -> {
                    throw new DecideProblem.InvalidDecision("other", text(other), "it must differ from each subject.")
                            .exception();
                });
        draft.undoes().ifPresent(id -> checkUndone(collectionId, draft.kind(), id));
        draft.replaces().ifPresent(id -> known.require(collectionId, id));
        switch (draft.kind()) {
            case ATTACH -> requireItem(collectionId, draft.itemId());
            case SPLIT_ITEM -> {
                // The item that the specimens go to may be new.
                requireItem(collectionId, draft.value().flatMap(IndexedDecision.Value::fromItemId));
                if (draft.itemId().equals(draft.value().flatMap(IndexedDecision.Value::fromItemId))) {
                    throw new DecideProblem.InvalidDecision(
                                    "value.itemId", draft.itemId().orElse(""), "it must differ from value.fromItemId.")
                            .exception();
                }
            }
            case OPEN_ITEM ->
                draft.itemId()
                        .filter(id -> itemExistence.exists(collectionId, id))
                        .ifPresent(id -> {
                            throw new DecideProblem.ItemExists(collectionId, id).exception();
                        });
            case SET_REGION -> checkRegion(draft, resolved);
            default -> {}
        }
    }

    /** Throws where preprocess-service cannot use the region, because it is not within the photograph. */
    private void checkRegion(DecisionDraft draft, ResolvedSubjects resolved) {
        var region = draft.value().flatMap(IndexedDecision.Value::region).orElseThrow();
        resolved.subjects().stream()
                .flatMap(subject -> subject.imageId().stream())
                .forEach(imageId -> requireWithin(imageId, region));
    }

    private void requireWithin(String imageId, IndexedImage.Region region) {
        var image = readableCollections.image(imageId).await().indefinitely();
        var placement = new ManualPlacement(
                Optional.of(new Preparation.Region(region.left(), region.top(), region.width(), region.height())),
                Optional.empty());
        if (!placement.isWithin(image.width(), image.height())) {
            throw new DecideProblem.InvalidDecision(
                            "value.region",
                            "%d,%d,%d,%d".formatted(region.left(), region.top(), region.width(), region.height()),
                            "it must lie within the %d × %d px of photograph '%s', each edge at least %d px."
                                    .formatted(image.width(), image.height(), imageId, ManualPlacement.MIN_EDGE_PX))
                    .exception();
        }
    }

    /** Returns the ids of a subject for a message, such as {@code institutionId b, specimenId 7}. */
    static String text(IndexedSubject subject) {
        return Stream.of(
                        subject.institutionId().map("institutionId "::concat),
                        subject.specimenId().map("specimenId "::concat),
                        subject.imageId().map("imageId "::concat),
                        subject.itemId().map("itemId "::concat))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static boolean isSame(IndexedSubject one, IndexedSubject other) {
        return one.equals(other)
                || one.imageId().isPresent() != other.imageId().isPresent()
                        && one.specimenId().isPresent()
                        && one.specimenId().equals(other.specimenId())
                        && one.institutionId().equals(other.institutionId());
    }

    /** Throws where the decision that an undo or a redo names is itself one, or is unknown. */
    void checkUndone(String collectionId, DecisionType kind, String id) {
        var target = known.require(collectionId, id);
        if (DecisionType.of(target.kind()).filter(DecisionType::actsOnDecision).isPresent()) {
            throw new DecideProblem.InvalidDecision(
                            "undoes",
                            "'%s', which is %s".formatted(id, target.kind()),
                            "%s names the decision itself.".formatted(kind.inJson()))
                    .exception();
        }
    }

    private void requireItem(String collectionId, Optional<String> itemId) {
        itemId.filter(id -> !itemExistence.exists(collectionId, id)).ifPresent(id -> {
            throw new SearchProblem.UnknownItem(collectionId, id).exception();
        });
    }
}
