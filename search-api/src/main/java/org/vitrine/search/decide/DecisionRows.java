package org.vitrine.search.decide;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;

/**
 * Converts decisions to rows of a CSV table: one row for each subject, or one row for a decision without subjects.
 * Pure.
 */
final class DecisionRows {

    static final List<String> HEADER = List.of(
            "decisionId",
            "decidedAt",
            "kind",
            "personId",
            "person",
            "role",
            "institutionId",
            "specimenId",
            "imageId",
            "subjectItemId",
            "otherInstitutionId",
            "otherSpecimenId",
            "otherImageId",
            "otherItemId",
            "itemId",
            "fromItemId",
            "title",
            "name",
            "value",
            "side",
            "region",
            "angleDegrees",
            "box",
            "replaces",
            "undoes",
            "effective",
            "undoneBy",
            "note");

    private DecisionRows() {}

    /**
     * Returns the rows of a decision.
     *
     * @param names gives the name of a person by id; empty if no name is held
     */
    static Stream<List<String>> of(DecisionView decision, Function<String, Optional<String>> names) {
        return decision.subjects().isEmpty()
                ? Stream.of(row(decision, Optional.empty(), names))
                : decision.subjects().stream().map(subject -> row(decision, Optional.of(subject), names));
    }

    private static List<String> row(
            DecisionView decision, Optional<IndexedSubject> subject, Function<String, Optional<String>> names) {
        var value = decision.value();
        return Stream.of(
                        Stream.of(
                                decision.decisionId(),
                                decision.decidedAt().toString(),
                                decision.kind(),
                                decision.person().id(),
                                names.apply(decision.person().id()).orElse(""),
                                decision.role()),
                        cells(subject),
                        cells(decision.other()),
                        Stream.of(
                                cell(value.flatMap(IndexedDecision.Value::itemId)),
                                cell(value.flatMap(IndexedDecision.Value::fromItemId)),
                                cell(value.flatMap(IndexedDecision.Value::title)),
                                cell(value.flatMap(IndexedDecision.Value::name)),
                                cell(value.flatMap(IndexedDecision.Value::value)),
                                cell(value.flatMap(IndexedDecision.Value::side).map(IndexedImage.Side::inJson)),
                                cell(value.flatMap(IndexedDecision.Value::region)
                                        .map(DecisionRows::region)),
                                cell(value.flatMap(IndexedDecision.Value::angleDegrees)
                                        .map(String::valueOf)),
                                cell(value.flatMap(IndexedDecision.Value::box).map(DecisionRows::region)),
                                cell(decision.replaces()),
                                cell(decision.undoes()),
                                cell(decision.effective().map(String::valueOf)),
                                cell(decision.undoneBy()),
                                decision.note()))
                .flatMap(cells -> cells)
                .toList();
    }

    private static Stream<String> cells(Optional<IndexedSubject> subject) {
        return Stream.of(
                cell(subject.flatMap(IndexedSubject::institutionId)),
                cell(subject.flatMap(IndexedSubject::specimenId)),
                cell(subject.flatMap(IndexedSubject::imageId)),
                cell(subject.flatMap(IndexedSubject::itemId)));
    }

    private static String cell(Optional<String> value) {
        return value.orElse("");
    }

    /** Formats as left,top,width,height in pixels. */
    private static String region(IndexedImage.Region region) {
        return "%d,%d,%d,%d".formatted(region.left(), region.top(), region.width(), region.height());
    }
}
