package org.vitrine.imageindex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Builds the stored JSON document of a decision: the decision, and under {@code about} the ids of institutions,
 * specimens, images and items by which it can be found.
 */
final class DecisionDocument {

    private DecisionDocument() {}

    /** Returns the id of the document in OpenSearch. */
    static String id(String collectionId, String decisionId) {
        return collectionId + "/" + decisionId;
    }

    /** Returns the term for one specimen; U+001F separates institutionId and specimenId. */
    static String specimen(String institutionId, String specimenId) {
        return institutionId + '\u001f' + specimenId;
    }

    static ObjectNode of(IndexedDecision decision) {
        ObjectNode document = IndexJson.tree(decision);
        var subjects = Stream.concat(decision.subjects().stream(), decision.other().stream())
                .toList();
        var about = document.putObject("about");
        put(about, "institutionIds", each(subjects, IndexedSubject::institutionId));
        put(about, "specimenIds", each(subjects, IndexedSubject::specimenId));
        put(about, "specimens", each(subjects, subject -> subject.institutionId()
                .flatMap(institution -> subject.specimenId().map(specimen -> specimen(institution, specimen)))));
        put(about, "imageIds", each(subjects, IndexedSubject::imageId));
        put(
                about,
                "itemIds",
                Stream.concat(
                        each(subjects, IndexedSubject::itemId),
                        decision.value().stream()
                                .flatMap(value -> Stream.of(value.itemId(), value.fromItemId()))
                                .flatMap(Optional::stream)));
        return document;
    }

    private static Stream<String> each(List<IndexedSubject> subjects, Function<IndexedSubject, Optional<String>> id) {
        return subjects.stream().map(id).flatMap(Optional::stream);
    }

    private static void put(ObjectNode about, String name, Stream<String> ids) {
        var array = about.putArray(name);
        ids.distinct().forEach(array::add);
    }
}
