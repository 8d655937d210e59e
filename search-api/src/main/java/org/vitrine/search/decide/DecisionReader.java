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

/**
 * Parses the JSON of a decision and checks that it has what its kind needs. Does not check whether the subjects exist.
 * Pure.
 */
final class DecisionReader {

    private static final Predicate<String> ID =
            Pattern.compile("[A-Za-z0-9-]{1,64}").asMatchPredicate();
    private static final String ID_FORM = "1 to 64 letters, digits and hyphens are required, such as a UUID.";
    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_TOKEN = 200;
    private static final int MOST_FILTERS = 32;
    private static final int LONGEST_FILTER = 4_096;
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
         * @param wanted one sentence naming the remedy
         */
        record Invalid(String member, String given, String wanted) implements Outcome {}

        record TooManySubjects(int given) implements Outcome {}
    }

    static Outcome read(@Nullable JsonNode body) {
        try {
            var members = RequestMembers.of(body, "", MEMBERS);
            int subjects = members.get("subjects")
                    .filter(JsonNode::isArray)
                    .map(JsonNode::size)
                    .orElse(0);
            return subjects > DecisionType.MOST_SUBJECTS
                    ? new Outcome.TooManySubjects(subjects)
                    : new Outcome.Read(draft(members));
        } catch (InvalidMember invalid) {
            return new Outcome.Invalid(invalid.member(), invalid.given(), invalid.wanted());
        }
    }

    private static DecisionDraft draft(RequestMembers members) {
        var kind = members.text("kind", LONGEST_TOKEN)
                .flatMap(DecisionType::of)
                .orElseThrow(() ->
                        members.invalid("kind", "one of " + String.join(", ", DecisionType.words()) + " is required."));
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
                members.text("note", LONGEST_NOTE).orElse(""),
                members.text("leaseToken", LONGEST_TOKEN));
    }

    private static String requiredId(RequestMembers members, String name) {
        return decisionId(members, name).orElseThrow(() -> members.invalid(name, ID_FORM));
    }

    static Optional<String> decisionId(RequestMembers members, String name) {
        return members.get(name).map(node -> {
            if (!node.isTextual() || !ID.test(node.asText())) {
                throw members.invalid(name, ID_FORM);
            }
            return node.asText();
        });
    }

    private static Optional<String> undoes(RequestMembers members, DecisionType kind) {
        var undoes = decisionId(members, "undoes");
        if (kind.concernsAnother() != undoes.isPresent()) {
            throw members.invalid(
                    "undoes",
                    kind.concernsAnother()
                            ? "the decisionId that %s is about is required.".formatted(kind.inJson())
                            : "only undo and redo use it; leave it out.");
        }
        return undoes;
    }

    private static List<IndexedSubject> subjects(RequestMembers members, DecisionType kind) {
        var wanted = kind.subjects();
        var subjects = new LinkedHashSet<>(members.each(
                "subjects",
                DecisionType.MOST_SUBJECTS,
                (node, path) -> subject(node, path, wanted.form().stream().toList())));
        if (members.get("selection").isPresent()) {
            if (!subjects.isEmpty()) {
                throw members.invalid("selection", "give subjects or a selection, not both.");
            }
            return List.of();
        }
        if (subjects.size() < wanted.least() || subjects.size() > wanted.most()) {
            throw members.invalid(
                    "subjects",
                    wanted.most() == 0
                            ? "a decision %s has no subjects; leave them out.".formatted(kind.inJson())
                            : "a decision %s needs %s%s."
                                    .formatted(
                                            kind.inJson(),
                                            wanted.most() == 1 ? "one: " : "at least one: ",
                                            wanted.form()
                                                    .map(SubjectForm::wanted)
                                                    .orElse("")));
        }
        return List.copyOf(subjects);
    }

    private static IndexedSubject subject(JsonNode node, String path, List<SubjectForm> forms) {
        var members = RequestMembers.of(node, path, Set.of("institutionId", "specimenId", "imageId", "itemId"));
        var subject = new IndexedSubject(
                members.id("institutionId"), members.id("specimenId"), members.id("imageId"), members.id("itemId"));
        if (forms.stream().noneMatch(form -> form.fits(subject))) {
            throw new InvalidMember(
                    path,
                    node.toString(),
                    forms.isEmpty()
                            ? "this kind of decision has no such subject; leave it out."
                            : String.join(
                                            ", or ",
                                            forms.stream()
                                                    .map(SubjectForm::wanted)
                                                    .toList()) + " is required.");
        }
        return subject;
    }

    private static Optional<DecisionDraft.SelectionDraft> selection(RequestMembers members, DecisionType kind) {
        return members.get("selection").map(node -> {
            if (kind.subjects().most() <= 1
                    || kind.subjects()
                            .form()
                            .filter(it -> it != SubjectForm.ITEM)
                            .isEmpty()) {
                throw members.invalid("selection", "a decision %s takes no selection; list its subjects.".formatted(kind.inJson()));
            }
            var inside = RequestMembers.of(node, "selection", Set.of("filter", "item", "query"));
            var selection = new DecisionDraft.SelectionDraft(
                    inside.each("filter", MOST_FILTERS, (filter, path) -> {
                        if (!filter.isTextual() || filter.asText().length() > LONGEST_FILTER) {
                            throw new InvalidMember(path, filter.toString(), "text of the form NAME=VALUE is required.");
                        }
                        return filter.asText();
                    }),
                    inside.id("item"),
                    inside.text("query", LONGEST_TITLE).filter(it -> !it.isBlank()));
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
        if (given.isPresent() == kind.other().isEmpty()) {
            throw members.invalid(
                    "other",
                    kind.other().isEmpty()
                            ? "a decision %s has no second subject; leave it out.".formatted(kind.inJson())
                            : String.join(
                                            ", or ",
                                            kind.other().stream()
                                                    .map(SubjectForm::wanted)
                                                    .toList()) + " is required.");
        }
        return given.map(node -> subject(node, "other", kind.other()));
    }

    private static Optional<IndexedDecision.Value> value(RequestMembers members, DecisionType kind) {
        var given = members.get("value");
        if (given.isEmpty()) {
            if (!kind.required().isEmpty() || kind == DecisionType.EDIT_ITEM) {
                throw members.invalid("value", "an object with %s is required.".formatted(wanted(kind)));
            }
            return Optional.empty();
        }
        var value = RequestMembers.of(given.get(), "value", VALUE_MEMBERS);
        for (String name : kind.required().stream().sorted().toList()) {
            if (value.get(name).isEmpty()) {
                throw value.invalid(name, "a decision %s requires it.".formatted(kind.inJson()));
            }
        }
        for (String name : VALUE_MEMBERS.stream().sorted().toList()) {
            if (value.get(name).isPresent()
                    && !kind.required().contains(name)
                    && !kind.optional().contains(name)) {
                throw value.invalid(name, "a decision %s does not use it; leave it out.".formatted(kind.inJson()));
            }
        }
        if (kind == DecisionType.EDIT_ITEM && value.object().isEmpty()) {
            throw members.invalid("value", "an object with %s is required.".formatted(wanted(kind)));
        }
        return Optional.of(new IndexedDecision.Value(
                value.id("itemId"),
                value.id("fromItemId"),
                value.text("title", LONGEST_TITLE),
                value.metadata("metadata"),
                value.name("name"),
                value.value("value"),
                value.side("side"),
                value.region("region"),
                value.number("angleDegrees", 0, FULL_TURN, true),
                value.region("box")));
    }

    private static String wanted(DecisionType kind) {
        var names = kind.required().isEmpty() ? kind.optional() : kind.required();
        return String.join(
                kind.required().isEmpty() ? " or " : " and ",
                names.stream().sorted().toList());
    }
}
