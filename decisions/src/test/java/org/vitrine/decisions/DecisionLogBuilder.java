package org.vitrine.decisions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.ImageDecided;
import org.vitrine.events.Region;
import org.vitrine.events.Side;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.events.SubjectReference;

/** Builds a log of decisions for tests: each call applies one decision to the fold, at the next offset. */
final class DecisionLogBuilder {

    final InMemoryDecisionStore decisionStore = new InMemoryDecisionStore();
    final List<LoggedDecision> decisions = new ArrayList<>();
    private long offset;

    static DecisionSubject.OfSpecimen specimen(String number) {
        return new DecisionSubject.OfSpecimen("museum", number);
    }

    static DecisionSubject.OfImage image(String id) {
        return new DecisionSubject.OfImage(id);
    }

    static DecisionSubject.OfItem item(String id) {
        return new DecisionSubject.OfItem(id);
    }

    FoldResult take(Decision decision) {
        var logged = new LoggedDecision(decision, offset++);
        decisions.add(logged);
        return DecisionFold.apply(decisionStore, logged);
    }

    FoldResult attach(String id, String person, String itemId, String... specimens) {
        return take(decision(id, person, DecisionKind.ATTACH, specimens(specimens))
                .setValue(value().setItemId(itemId).build())
                .build());
    }

    FoldResult detach(String id, String person, String... specimens) {
        return take(
                decision(id, person, DecisionKind.DETACH, specimens(specimens)).build());
    }

    FoldResult noneOfThese(String id, String person, String... specimens) {
        return take(decision(id, person, DecisionKind.NONE_OF_THESE, specimens(specimens))
                .build());
    }

    FoldResult open(String id, String person, String itemId, String title, Map<String, String> metadata) {
        return take(decision(id, person, DecisionKind.OPEN_ITEM, List.of())
                .setValue(value().setItemId(itemId)
                        .setTitle(title)
                        .setMetadata(metadata)
                        .build())
                .build());
    }

    FoldResult edit(String id, String itemId, String title, Map<String, String> metadata) {
        return take(decision(id, "anna", DecisionKind.EDIT_ITEM, List.of(item(itemId)))
                .setValue(value().setTitle(title).setMetadata(metadata).build())
                .build());
    }

    FoldResult publish(String id, String itemId) {
        return take(decision(id, "anna", DecisionKind.PUBLISH_ITEM, List.of(item(itemId)))
                .build());
    }

    FoldResult merge(String id, String itemId, String into) {
        return take(decision(id, "anna", DecisionKind.MERGE_ITEM, List.of(item(itemId)))
                .setOther(DecisionSubject.reference(item(into)))
                .build());
    }

    FoldResult split(String id, String from, String into, String... specimens) {
        return take(decision(id, "anna", DecisionKind.SPLIT_ITEM, specimens(specimens))
                .setValue(value().setFromItemId(from)
                        .setItemId(into)
                        .setTitle("part")
                        .build())
                .build());
    }

    FoldResult pair(String id, String person, DecisionKind kind, String number, DecisionSubject other) {
        return take(decision(id, person, kind, specimens(number))
                .setOther(DecisionSubject.reference(other))
                .build());
    }

    FoldResult side(String id, String person, Side side, String imageId) {
        return take(decision(id, person, DecisionKind.SET_SIDE, List.of(image(imageId)))
                .setValue(value().setSide(side).build())
                .build());
    }

    FoldResult region(String id, String person, Region region, String imageId) {
        return take(decision(id, person, DecisionKind.SET_REGION, List.of(image(imageId)))
                .setValue(value().setRegion(region).build())
                .build());
    }

    FoldResult attribute(String id, String person, DecisionKind kind, String name, String value, String imageId) {
        return take(decision(id, person, kind, List.of(image(imageId)))
                .setValue(value().setName(name).setValue(value).build())
                .build());
    }

    FoldResult label(String id, String person, DecisionKind kind, String name, String imageId) {
        return take(decision(id, person, kind, List.of(image(imageId)))
                .setValue(value().setName(name).build())
                .build());
    }

    FoldResult undo(String id, String person, String target) {
        return take(decision(id, person, DecisionKind.UNDO, List.of())
                .setUndoes(target)
                .build());
    }

    FoldResult redo(String id, String person, String target) {
        return take(decision(id, person, DecisionKind.REDO, List.of())
                .setUndoes(target)
                .build());
    }

    void erase(String id) {
        DecisionFold.erase(decisionStore, id);
    }

    SpecimenDecided specimenState(String number) {
        return specimenState(number, Optional.empty(), 1).orElseThrow();
    }

    Optional<SpecimenDecided> specimenState(String number, Optional<String> stated, int required) {
        return SpecimenState.of(
                decisionStore.log(specimen(number)), stated, new MergeChains(decisionStore::log), required);
    }

    ImageDecided imageState(String imageId) {
        return ImageState.of(decisionStore.log(image(imageId)), DecisionLogBuilder::folded)
                .orElseThrow();
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(java.util.Locale.ROOT);
    }

    ItemState itemState(String itemId) {
        return ItemState.of(decisionStore.log(item(itemId)));
    }

    /** Returns the complete decided state, by subject, without the offsets of the decisions. */
    Map<String, String> states() {
        Map<String, String> all = new TreeMap<>();
        var chains = new MergeChains(decisionStore::log);
        for (DecisionSubject decisionSubject : decisionStore.subjects()) {
            var log = decisionStore.log(decisionSubject);
            all.put(
                    decisionSubject.toString(),
                    switch (decisionSubject) {
                        case DecisionSubject.OfSpecimen specimen ->
                            SpecimenState.of(log, Optional.of("stated"), chains, 1)
                                    .map(state -> SpecimenDecided.newBuilder(state)
                                            .setRevision(0)
                                            .build())
                                    .toString();
                        case DecisionSubject.OfImage image ->
                            ImageState.of(log, DecisionLogBuilder::folded)
                                    .map(state -> ImageDecided.newBuilder(state)
                                            .setRevision(0)
                                            .build())
                                    .toString();
                        case DecisionSubject.OfItem item -> ItemState.of(log).toString();
                    });
        }
        return all;
    }

    static Decision.Builder decision(
            String id, String person, DecisionKind kind, List<? extends DecisionSubject> subjects) {
        return Decision.newBuilder()
                .setDecisionId(id)
                .setCollectionId("coins")
                .setKind(kind)
                .setSubjects(
                        subjects.stream().map(DecisionLogBuilder::reference).toList())
                .setPerson(person)
                .setDecidedAt(Instant.parse("2026-11-29T10:00:00Z"));
    }

    static DecisionValue.Builder value() {
        return DecisionValue.newBuilder();
    }

    static List<DecisionSubject> specimens(String... numbers) {
        List<DecisionSubject> all = new ArrayList<>();
        for (String number : numbers) {
            all.add(specimen(number));
        }
        return all;
    }

    private static SubjectReference reference(DecisionSubject decisionSubject) {
        return DecisionSubject.reference(decisionSubject);
    }
}
