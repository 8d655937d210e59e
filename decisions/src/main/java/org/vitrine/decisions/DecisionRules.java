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
    public static final int MAX_SUBJECTS = 5_000;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int MAX_ID_LENGTH = 1_024;

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
        return firstProblem(List.of(
                () -> problemIf(
                        !ID.matcher(decision.getDecisionId()).matches(),
                        "decisionId",
                        "must be 1 to 64 letters, digits and hyphens"),
                () -> problemIf(
                        decision.getSubjects().size() > MAX_SUBJECTS,
                        "subjects",
                        "has %d entries, more than %d; take several decisions"
                                .formatted(decision.getSubjects().size(), MAX_SUBJECTS)),
                () -> problemIf(decision.getPerson().isBlank(), "person", "must name who decides"),
                () -> checkIds(decision),
                () -> problemOfKind(decision)));
    }

    private static Optional<Problem> problemOfKind(Decision decision) {
        return switch (decision.getKind()) {
            case ATTACH ->
                firstProblem(List.of(() -> requireSpecimens(decision), () -> requireText(decision, "itemId")));
            case DETACH, NONE_OF_THESE -> requireSpecimens(decision);
            case OPEN_ITEM ->
                firstProblem(List.of(
                        () -> requireText(decision, "itemId"),
                        () -> decision.getSubjects().isEmpty() ? Optional.empty() : requireSpecimens(decision)));
            case SPLIT_ITEM ->
                firstProblem(List.of(
                        () -> requireSpecimens(decision),
                        () -> requireText(decision, "fromItemId"),
                        () -> requireText(decision, "itemId"),
                        () -> requireDifferentItems(decision)));
            case NOT_SAME ->
                firstProblem(List.of(() -> requireSpecimens(decision), () -> requireOther(decision, true)));
            case SAME_SPECIMEN, SAME_DIE ->
                firstProblem(List.of(() -> requireSpecimens(decision), () -> requireOther(decision, false)));
            case SET_SIDE -> firstProblem(List.of(() -> requireImages(decision), () -> checkSide(decision)));
            case SET_REGION ->
                firstProblem(List.of(
                        () -> requireImages(decision),
                        () -> requireValue(decision, "region", DecisionValue::getRegion)));
            case SET_ANGLE -> firstProblem(List.of(() -> requireImages(decision), () -> checkAngle(decision)));
            case CONFIRM_ATTRIBUTE, CORRECT_ATTRIBUTE, REJECT_ATTRIBUTE ->
                firstProblem(List.of(
                        () -> requireImages(decision),
                        () -> requireText(decision, "name"),
                        () -> requireText(decision, "value")));
            case CONFIRM_LABEL, REJECT_LABEL, ADD_LABEL ->
                firstProblem(List.of(() -> requireImages(decision), () -> requireText(decision, "name")));
            case MARK_DUPLICATE -> firstProblem(List.of(() -> requireImages(decision), () -> checkDuplicate(decision)));
            case PUBLISH_ITEM, EDIT_ITEM ->
                hasItem(decision) ? Optional.empty() : problem("subjects", "must name an item");
            case MERGE_ITEM -> firstProblem(List.of(() -> requireItems(decision), () -> checkMergeTarget(decision)));
            case UNDO, REDO ->
                firstProblem(List.of(
                        () -> problemIf(decision.getUndoes() == null, "undoes", "must name a decision"),
                        () -> problemIf(!decision.getSubjects().isEmpty(), "subjects", "must be empty")));
            case UNKNOWN -> problem("kind", "is unknown to this release; upgrade index-service");
        };
    }

    private static Optional<Problem> requireSpecimens(Decision decision) {
        return requireEach(
                decision, subject -> DecisionSubject.specimen(subject).isPresent(), "institutionId and specimenId");
    }

    private static Optional<Problem> requireImages(Decision decision) {
        return requireEach(decision, subject -> DecisionSubject.image(subject).isPresent(), "imageId");
    }

    private static Optional<Problem> requireItems(Decision decision) {
        return requireEach(decision, subject -> DecisionSubject.item(subject).isPresent(), "itemId");
    }

    private static Optional<Problem> requireEach(
            Decision decision, Function<SubjectReference, Boolean> hasMembers, String requiredMembers) {
        var subjects = decision.getSubjects();
        if (subjects.isEmpty()) {
            return problem("subjects", "must not be empty");
        }
        for (int i = 0; i < subjects.size(); i++) {
            if (!hasMembers.apply(subjects.get(i))) {
                return problem("subjects[%d]".formatted(i), "must have " + requiredMembers);
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> requireOther(Decision decision, boolean itemAllowed) {
        var other = Optional.ofNullable(decision.getOther());
        var specimen = other.flatMap(DecisionSubject::specimen);
        boolean named = specimen.isPresent()
                || (itemAllowed && other.flatMap(DecisionSubject::item).isPresent());
        if (!named) {
            return problem("other", itemAllowed ? "must name a specimen or an item" : "must name a specimen");
        }
        boolean isSubject = decision.getSubjects().stream()
                .anyMatch(subject -> specimen.isPresent()
                        && DecisionSubject.specimen(subject).equals(specimen));
        return problemIf(isSubject, "other", "is also a subject; name another specimen");
    }

    private static Optional<Problem> checkDuplicate(Decision decision) {
        var other = Optional.ofNullable(decision.getOther()).flatMap(DecisionSubject::image);
        boolean isSubject = decision.getSubjects().stream()
                .anyMatch(subject ->
                        other.isPresent() && DecisionSubject.image(subject).equals(other));
        return firstProblem(List.of(
                () -> problemIf(
                        other.isEmpty(),
                        "other.imageId",
                        "must name the photograph of which the subjects are duplicates"),
                () -> problemIf(isSubject, "other.imageId", "is also a subject; name another photograph")));
    }

    private static Optional<Problem> checkMergeTarget(Decision decision) {
        var other = Optional.ofNullable(decision.getOther()).flatMap(DecisionSubject::item);
        boolean isSubject = decision.getSubjects().stream()
                .anyMatch(subject ->
                        other.isPresent() && DecisionSubject.item(subject).equals(other));
        return firstProblem(List.of(
                () -> problemIf(other.isEmpty(), "other.itemId", "must name the item that stands for the subjects"),
                () -> problemIf(isSubject, "other.itemId", "is also a subject; an item cannot be merged into itself")));
    }

    private static Optional<Problem> requireDifferentItems(Decision decision) {
        var value = Optional.ofNullable(decision.getValue());
        return problemIf(
                value.map(DecisionValue::getItemId).equals(value.map(DecisionValue::getFromItemId)),
                "value.itemId",
                "is also value.fromItemId; name another item");
    }

    private static Optional<Problem> checkSide(Decision decision) {
        return requireValue(decision, "side", DecisionValue::getSide)
                .or(() -> problemIf(
                        Optional.ofNullable(decision.getValue())
                                .map(DecisionValue::getSide)
                                .filter(Side.UNKNOWN::equals)
                                .isPresent(),
                        "value.side",
                        "must be obverse, reverse or other"));
    }

    private static Optional<Problem> checkAngle(Decision decision) {
        return requireValue(decision, "angleDegrees", DecisionValue::getAngleDegrees)
                .or(() -> Optional.ofNullable(decision.getValue())
                        .map(DecisionValue::getAngleDegrees)
                        .filter(degrees -> !(degrees >= 0 && degrees < 360))
                        .map(degrees -> new Problem("value.angleDegrees", "must be in [0, 360)")));
    }

    private static Optional<Problem> requireText(Decision decision, String name) {
        var value = Optional.ofNullable(decision.getValue())
                .flatMap(given -> Optional.ofNullable((String) given.get(name)));
        return problemIf(value.filter(text -> !text.isBlank()).isEmpty(), "value." + name, "must be given");
    }

    private static <T> Optional<Problem> requireValue(
            Decision decision, String name, Function<DecisionValue, T> getter) {
        return problemIf(
                Optional.ofNullable(decision.getValue()).map(getter).isEmpty(), "value." + name, "must be given");
    }

    private static boolean hasItem(Decision decision) {
        boolean subject =
                !decision.getSubjects().isEmpty() && requireItems(decision).isEmpty();
        return subject
                || (decision.getSubjects().isEmpty()
                        && requireText(decision, "itemId").isEmpty());
    }

    /** Checks the length of every id that becomes a key of a state store. */
    private static Optional<Problem> checkIds(Decision decision) {
        var subjects = decision.getSubjects();
        for (int i = 0; i < subjects.size(); i++) {
            if (hasLongId(subjects.get(i))) {
                return longIdProblem("subjects[%d]".formatted(i));
            }
        }
        if (Optional.ofNullable(decision.getOther())
                .filter(DecisionRules::hasLongId)
                .isPresent()) {
            return longIdProblem("other");
        }
        boolean longValue = Stream.ofNullable(decision.getValue())
                .flatMap(value -> Stream.of(value.getItemId(), value.getFromItemId()))
                .anyMatch(DecisionRules::isLongId);
        return longValue ? longIdProblem("value") : Optional.empty();
    }

    private static boolean hasLongId(SubjectReference subject) {
        return Stream.of(subject.getInstitutionId(), subject.getSpecimenId(), subject.getImageId(), subject.getItemId())
                .anyMatch(DecisionRules::isLongId);
    }

    private static boolean isLongId(@Nullable String id) {
        return id != null && id.codePointCount(0, id.length()) > MAX_ID_LENGTH;
    }

    private static Optional<Problem> longIdProblem(String field) {
        return problem(field, "has an id of more than %d characters; use a shorter id".formatted(MAX_ID_LENGTH));
    }

    private interface Check {
        Optional<Problem> run();
    }

    private static Optional<Problem> firstProblem(List<Check> checks) {
        return checks.stream().map(Check::run).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Problem> problemIf(boolean invalid, String field, String reason) {
        return invalid ? problem(field, reason) : Optional.empty();
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
