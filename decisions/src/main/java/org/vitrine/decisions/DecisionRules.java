package org.vitrine.decisions;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.Side;
import org.vitrine.events.SubjectReference;

/** Validates a decision on its own: which subjects and values each kind of decision requires. Pure. */
public final class DecisionRules {

    /** The maximum number of subjects of one bulk decision. */
    public static final int MOST_SUBJECTS = 5_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int LONGEST_ID = 1_024;

    private DecisionRules() {}

    /**
     * Why a decision is invalid.
     *
     * @param field path of the field in the schema of {@link Decision}, such as value.itemId
     * @param reason what is wrong with the field, with the remedy
     */
    public record Problem(String field, String reason) {

        @Override
        public String toString() {
            return field + ": " + reason;
        }
    }

    /** Returns the first problem of a decision, regardless of earlier decisions; empty where it is valid. */
    public static Optional<Problem> problem(Decision decision) {
        return first(List.of(
                () -> when(
                        !ID.matcher(decision.getDecisionId()).matches(),
                        "decisionId",
                        "must be 1 to 64 letters, digits and hyphens"),
                () -> when(
                        decision.getSubjects().size() > MOST_SUBJECTS,
                        "subjects",
                        "has %d entries, more than %d; take several decisions"
                                .formatted(decision.getSubjects().size(), MOST_SUBJECTS)),
                () -> when(decision.getPerson().isBlank(), "person", "must name who decides"),
                () -> ids(decision),
                () -> ofKind(decision)));
    }

    private static Optional<Problem> ofKind(Decision decision) {
        return switch (decision.getKind()) {
            case ATTACH -> first(List.of(() -> specimens(decision), () -> text(decision, "itemId")));
            case DETACH, NONE_OF_THESE -> specimens(decision);
            case OPEN_ITEM ->
                first(List.of(
                        () -> text(decision, "itemId"),
                        () -> decision.getSubjects().isEmpty() ? Optional.empty() : specimens(decision)));
            case SPLIT_ITEM ->
                first(List.of(
                        () -> specimens(decision),
                        () -> text(decision, "fromItemId"),
                        () -> text(decision, "itemId"),
                        () -> different(decision)));
            case NOT_SAME -> first(List.of(() -> specimens(decision), () -> other(decision, true)));
            case SAME_SPECIMEN, SAME_DIE -> first(List.of(() -> specimens(decision), () -> other(decision, false)));
            case SET_SIDE -> first(List.of(() -> images(decision), () -> side(decision)));
            case SET_REGION ->
                first(List.of(() -> images(decision), () -> given(decision, "region", DecisionValue::getRegion)));
            case SET_ANGLE -> first(List.of(() -> images(decision), () -> angle(decision)));
            case CONFIRM_ATTRIBUTE, CORRECT_ATTRIBUTE, REJECT_ATTRIBUTE ->
                first(List.of(() -> images(decision), () -> text(decision, "name"), () -> text(decision, "value")));
            case CONFIRM_LABEL, REJECT_LABEL, ADD_LABEL ->
                first(List.of(() -> images(decision), () -> text(decision, "name")));
            case MARK_DUPLICATE -> first(List.of(() -> images(decision), () -> duplicate(decision)));
            case PUBLISH_ITEM, EDIT_ITEM ->
                hasItem(decision) ? Optional.empty() : problem("subjects", "must name an item");
            case MERGE_ITEM -> first(List.of(() -> items(decision), () -> mergeTarget(decision)));
            case UNDO, REDO ->
                first(List.of(
                        () -> when(decision.getUndoes() == null, "undoes", "must name a decision"),
                        () -> when(!decision.getSubjects().isEmpty(), "subjects", "must be empty")));
            case UNKNOWN -> problem("kind", "is unknown to this release; upgrade index-service");
        };
    }

    private static Optional<Problem> specimens(Decision decision) {
        return each(decision, subject -> DecisionSubject.specimen(subject).isPresent(), "institutionId and specimenId");
    }

    private static Optional<Problem> images(Decision decision) {
        return each(decision, subject -> DecisionSubject.image(subject).isPresent(), "imageId");
    }

    private static Optional<Problem> items(Decision decision) {
        return each(decision, subject -> DecisionSubject.item(subject).isPresent(), "itemId");
    }

    private static Optional<Problem> each(Decision decision, Function<SubjectReference, Boolean> has, String what) {
        var subjects = decision.getSubjects();
        if (subjects.isEmpty()) {
            return problem("subjects", "must not be empty");
        }
        for (int i = 0; i < subjects.size(); i++) {
            if (!has.apply(subjects.get(i))) {
                return problem("subjects[%d]".formatted(i), "must have " + what);
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> other(Decision decision, boolean itemToo) {
        var other = Optional.ofNullable(decision.getOther());
        var specimen = other.flatMap(DecisionSubject::specimen);
        boolean named = specimen.isPresent()
                || (itemToo && other.flatMap(DecisionSubject::item).isPresent());
        if (!named) {
            return problem("other", itemToo ? "must name a specimen or an item" : "must name a specimen");
        }
        boolean itself = decision.getSubjects().stream()
                .anyMatch(subject -> specimen.isPresent()
                        && DecisionSubject.specimen(subject).equals(specimen));
        return when(itself, "other", "is also a subject; name another specimen");
    }

    private static Optional<Problem> duplicate(Decision decision) {
        var other = Optional.ofNullable(decision.getOther()).flatMap(DecisionSubject::image);
        boolean itself = decision.getSubjects().stream()
                .anyMatch(subject ->
                        other.isPresent() && DecisionSubject.image(subject).equals(other));
        return first(List.of(
                () -> when(other.isEmpty(), "other.imageId", "must name the photograph of which the subjects are duplicates"),
                () -> when(itself, "other.imageId", "is also a subject; name another photograph")));
    }

    private static Optional<Problem> mergeTarget(Decision decision) {
        var other = Optional.ofNullable(decision.getOther()).flatMap(DecisionSubject::item);
        boolean itself = decision.getSubjects().stream()
                .anyMatch(subject ->
                        other.isPresent() && DecisionSubject.item(subject).equals(other));
        return first(List.of(
                () -> when(other.isEmpty(), "other.itemId", "must name the item that stands for the subjects"),
                () -> when(itself, "other.itemId", "is also a subject; an item cannot be merged into itself")));
    }

    private static Optional<Problem> different(Decision decision) {
        var value = Optional.ofNullable(decision.getValue());
        return when(
                value.map(DecisionValue::getItemId).equals(value.map(DecisionValue::getFromItemId)),
                "value.itemId",
                "is also value.fromItemId; name another item");
    }

    private static Optional<Problem> side(Decision decision) {
        return given(decision, "side", DecisionValue::getSide)
                .or(() -> when(
                        Optional.ofNullable(decision.getValue())
                                .map(DecisionValue::getSide)
                                .filter(Side.UNKNOWN::equals)
                                .isPresent(),
                        "value.side",
                        "must be obverse, reverse or other"));
    }

    private static Optional<Problem> angle(Decision decision) {
        return given(decision, "angleDegrees", DecisionValue::getAngleDegrees)
                .or(() -> Optional.ofNullable(decision.getValue())
                        .map(DecisionValue::getAngleDegrees)
                        .filter(degrees -> !(degrees >= 0 && degrees < 360))
                        .map(degrees -> new Problem("value.angleDegrees", "must be in [0, 360)")));
    }

    private static Optional<Problem> text(Decision decision, String name) {
        var value = Optional.ofNullable(decision.getValue())
                .flatMap(given -> Optional.ofNullable((String) given.get(name)));
        return when(value.filter(text -> !text.isBlank()).isEmpty(), "value." + name, "must be given");
    }

    private static <T> Optional<Problem> given(Decision decision, String name, Function<DecisionValue, T> part) {
        return when(Optional.ofNullable(decision.getValue()).map(part).isEmpty(), "value." + name, "must be given");
    }

    private static boolean hasItem(Decision decision) {
        boolean subject = !decision.getSubjects().isEmpty() && items(decision).isEmpty();
        return subject
                || (decision.getSubjects().isEmpty() && text(decision, "itemId").isEmpty());
    }

    /** Checks the length of every id that becomes a key of a state store. */
    private static Optional<Problem> ids(Decision decision) {
        var subjects = decision.getSubjects();
        for (int i = 0; i < subjects.size(); i++) {
            if (hasLongId(subjects.get(i))) {
                return longId("subjects[%d]".formatted(i));
            }
        }
        if (Optional.ofNullable(decision.getOther())
                .filter(DecisionRules::hasLongId)
                .isPresent()) {
            return longId("other");
        }
        boolean longValue = Stream.ofNullable(decision.getValue())
                .flatMap(value -> Stream.of(value.getItemId(), value.getFromItemId()))
                .anyMatch(DecisionRules::isLongId);
        return longValue ? longId("value") : Optional.empty();
    }

    private static boolean hasLongId(SubjectReference subject) {
        return Stream.of(
                        subject.getInstitutionId(), subject.getSpecimenId(), subject.getImageId(), subject.getItemId())
                .anyMatch(DecisionRules::isLongId);
    }

    private static boolean isLongId(@Nullable String id) {
        return id != null && id.length() > LONGEST_ID;
    }

    private static Optional<Problem> longId(String field) {
        return problem(field, "has an id of more than %d characters; use a shorter id".formatted(LONGEST_ID));
    }

    private interface Check {
        Optional<Problem> run();
    }

    private static Optional<Problem> first(List<Check> checks) {
        return checks.stream().map(Check::run).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Problem> when(boolean wrong, String field, String reason) {
        return wrong ? problem(field, reason) : Optional.empty();
    }

    private static Optional<Problem> problem(String field, String reason) {
        return Optional.of(new Problem(field, reason));
    }

    /** Whether decisions of this kind attach specimens to an item, or state that they belong to none. */
    static boolean isAttachment(DecisionKind kind) {
        return switch (kind) {
            case ATTACH, DETACH, OPEN_ITEM, NONE_OF_THESE, SPLIT_ITEM -> true;
            case NOT_SAME,
                    SAME_SPECIMEN,
                    SAME_DIE,
                    SET_SIDE,
                    SET_REGION,
                    SET_ANGLE,
                    CONFIRM_ATTRIBUTE,
                    CORRECT_ATTRIBUTE,
                    REJECT_ATTRIBUTE,
                    CONFIRM_LABEL,
                    REJECT_LABEL,
                    ADD_LABEL,
                    MARK_DUPLICATE,
                    PUBLISH_ITEM,
                    EDIT_ITEM,
                    MERGE_ITEM,
                    UNDO,
                    REDO,
                    UNKNOWN -> false;
        };
    }
}
