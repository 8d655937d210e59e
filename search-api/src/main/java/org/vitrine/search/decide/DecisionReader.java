package org.vitrine.search.decide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.problem.GivenText;

/**
 * Parses the JSON of a decision and checks that it has what its kind needs. Does not check whether the subjects exist.
 * Pure.
 */
final class DecisionReader {

    private static final Predicate<String> ID =
            Pattern.compile("[A-Za-z0-9-]{1,64}").asMatchPredicate();
    private static final String ID_FORMAT = "1 to 64 letters, digits and hyphens are required, such as a UUID.";
    private static final int MAX_NOTE_LENGTH = 2_000;
    private static final int MAX_TITLE_LENGTH = 500;
    private static final int MAX_TOKEN_LENGTH = 200;
    private static final int MAX_FILTERS = 32;
    private static final int MAX_FILTER_LENGTH = 4_096;
    private static final double FULL_TURN = 360;
    private static final Set<String> MEMBERS = Set.of(
            "decisionId",
            "kind",
            "subjects",
            "selection",
            "other",
            "value",
            "evidence",
            "replaces",
            "undoes",
            "note",
            "leaseToken");
    private static final Set<String> VALUE_MEMBERS = Set.of(
            "itemId", "fromItemId", "title", "metadata", "name", "value", "side", "region", "angleDegrees", "box");

    private DecisionReader() {}

    /** The outcome of reading a request. */
    sealed interface Outcome {

        record Read(DecisionDraft draft) implements Outcome {}

        /**
         * A member of the request is invalid.
         *
         * @param member path of the member in the request
         * @param given value of the member, shortened
         * @param requirement one sentence naming the remedy
         */
        record Invalid(String member, String given, String requirement) implements Outcome {}

        record TooManySubjects(int given) implements Outcome {}
    }

    static Outcome read(@Nullable JsonNode body) {
        try {
            var members = RequestMembers.of(body, "", MEMBERS);
            int subjects = members.get("subjects")
                    .filter(JsonNode::isArray)
                    .map(JsonNode::size)
                    .orElse(0);
            return subjects > DecisionType.MAX_SUBJECTS
                    ? new Outcome.TooManySubjects(subjects)
                    : new Outcome.Read(draft(members));
        } catch (InvalidMember invalid) {
            return new Outcome.Invalid(invalid.member(), invalid.given(), invalid.requirement());
        }
    }

    private static DecisionDraft draft(RequestMembers members) {
        var kind = members.text("kind", MAX_TOKEN_LENGTH)
                .flatMap(DecisionType::of)
                .orElseThrow(() -> members.invalid(
                        "kind", "one of " + String.join(", ", DecisionType.allInJson()) + " is required."));
        return new DecisionDraft(
                requiredId(members, "decisionId"),
                kind,
                subjects(members, kind),
                selection(members, kind),
                other(members, kind),
                value(members, kind),
                EvidenceReader.read(members),
                decisionId(members, "replaces"),
                undoes(members, kind),
                members.text("note", MAX_NOTE_LENGTH).orElse(""),
                members.text("leaseToken", MAX_TOKEN_LENGTH));
    }

    private static String requiredId(RequestMembers members, String name) {
        return decisionId(members, name).orElseThrow(() -> members.invalid(name, ID_FORMAT));
    }

    static Optional<String> decisionId(RequestMembers members, String name) {
        return members.get(name).map(node -> {
            if (!node.isTextual() || !ID.test(node.asText())) {
                throw members.invalid(name, ID_FORMAT);
            }
            return node.asText();
        });
    }

    private static Optional<String> undoes(RequestMembers members, DecisionType kind) {
        var undoes = decisionId(members, "undoes");
        if (kind.actsOnDecision() != undoes.isPresent()) {
            throw members.invalid(
                    "undoes",
                    kind.actsOnDecision()
                            ? "the decisionId that %s is about is required.".formatted(kind.inJson())
                            : "only undo and redo use it; leave it out.");
        }
        return undoes;
    }

    private static List<IndexedSubject> subjects(RequestMembers members, DecisionType kind) {
        var allowed = kind.subjects();
        var subjects = new LinkedHashSet<>(members.elements(
                "subjects",
                DecisionType.MAX_SUBJECTS,
                (node, path) -> subject(node, path, allowed.form().stream().toList())));
        if (members.get("selection").isPresent()) {
            if (!subjects.isEmpty()) {
                throw members.invalid("selection", "give subjects or a selection, not both.");
            }
            return List.of();
        }
        if (subjects.size() < allowed.min() || subjects.size() > allowed.max()) {
            throw members.invalid(
                    "subjects",
                    allowed.max() == 0
                            ? "a decision %s has no subjects; leave them out.".formatted(kind.inJson())
                            : "a decision %s needs %s%s."
                                    .formatted(
                                            kind.inJson(),
                                            allowed.max() == 1 ? "one: " : "at least one: ",
                                            allowed.form()
                                                    .map(SubjectForm::description)
                                                    .orElse("")));
        }
        return List.copyOf(subjects);
    }

    private static IndexedSubject subject(JsonNode node, String path, List<SubjectForm> forms) {
        var members = RequestMembers.of(node, path, Set.of("institutionId", "specimenId", "imageId", "itemId"));
        var subject = new IndexedSubject(
                members.id("institutionId"), members.id("specimenId"), members.id("imageId"), members.id("itemId"));
        if (forms.stream().noneMatch(form -> form.matches(subject))) {
            throw new InvalidMember(
                    path,
                    node.toString(),
                    forms.isEmpty()
                            ? "this kind of decision has no such subject; leave it out."
                            : String.join(
                                            ", or ",
                                            forms.stream()
                                                    .map(SubjectForm::description)
                                                    .toList()) + " is required.");
        }
        return subject;
    }

    private static Optional<DecisionDraft.SelectionDraft> selection(RequestMembers members, DecisionType kind) {
        return members.get("selection").map(node -> {
            if (kind.subjects().max() <= 1
                    || kind.subjects()
                            .form()
                            .filter(it -> it != SubjectForm.ITEM)
                            .isEmpty()) {
                throw members.invalid(
                        "selection", "a decision %s takes no selection; list its subjects.".formatted(kind.inJson()));
            }
            var inside = RequestMembers.of(node, "selection", Set.of("filter", "item", "query"));
            var selection = new DecisionDraft.SelectionDraft(
                    inside.elements("filter", MAX_FILTERS, (filter, path) -> {
                        if (!filter.isTextual() || GivenText.length(filter.asText()) > MAX_FILTER_LENGTH) {
                            throw new InvalidMember(
                                    path, filter.toString(), "text of the form NAME=VALUE is required.");
                        }
                        return filter.asText();
                    }),
                    inside.id("item"),
                    inside.text("query", MAX_TITLE_LENGTH).filter(it -> !it.isBlank()));
            if (selection.filter().isEmpty()
                    && selection.item().isEmpty()
                    && selection.query().isEmpty()) {
                throw members.invalid("selection", "a filter, an item or a query is required.");
            }
            return selection;
        });
    }

    private static Optional<IndexedSubject> other(RequestMembers members, DecisionType kind) {
        var given = members.get("other");
        if (given.isPresent() == kind.otherForms().isEmpty()) {
            throw members.invalid(
                    "other",
                    kind.otherForms().isEmpty()
                            ? "a decision %s has no second subject; leave it out.".formatted(kind.inJson())
                            : String.join(
                                            ", or ",
                                            kind.otherForms().stream()
                                                    .map(SubjectForm::description)
                                                    .toList()) + " is required.");
        }
        return given.map(node -> subject(node, "other", kind.otherForms()));
    }

    private static Optional<IndexedDecision.Value> value(RequestMembers members, DecisionType kind) {
        var given = members.get("value");
        if (given.isEmpty()) {
            if (!kind.requiredMembers().isEmpty() || kind == DecisionType.EDIT_ITEM) {
                throw members.invalid("value", "an object with %s is required.".formatted(memberNames(kind)));
            }
            return Optional.empty();
        }
        var value = RequestMembers.of(given.get(), "value", VALUE_MEMBERS);
        for (String name : kind.requiredMembers().stream().sorted().toList()) {
            if (value.get(name).isEmpty()) {
                throw value.invalid(name, "a decision %s requires it.".formatted(kind.inJson()));
            }
        }
        for (String name : VALUE_MEMBERS.stream().sorted().toList()) {
            if (value.get(name).isPresent()
                    && !kind.requiredMembers().contains(name)
                    && !kind.optionalMembers().contains(name)) {
                throw value.invalid(name, "a decision %s does not use it; leave it out.".formatted(kind.inJson()));
            }
        }
        if (kind == DecisionType.EDIT_ITEM && value.object().isEmpty()) {
            throw members.invalid("value", "an object with %s is required.".formatted(memberNames(kind)));
        }
        return Optional.of(new IndexedDecision.Value(
                value.id("itemId"),
                value.id("fromItemId"),
                value.text("title", MAX_TITLE_LENGTH),
                value.metadata("metadata"),
                value.name("name"),
                value.value("value"),
                value.side("side"),
                value.region("region"),
                value.number("angleDegrees", 0, FULL_TURN, true),
                value.region("box")));
    }

    private static String memberNames(DecisionType kind) {
        var names = kind.requiredMembers().isEmpty() ? kind.optionalMembers() : kind.requiredMembers();
        return String.join(
                kind.requiredMembers().isEmpty() ? " or " : " and ",
                names.stream().sorted().toList());
    }
}
