package org.vitrine.search.decide;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vitrine.events.DecisionKind;

/**
 * Kinds of decisions, and what each kind needs: its subjects, the forms of the second subject, and the required and
 * optional members of its value. In JSON and in the index a kind is written in kebab-case.
 */
enum DecisionType {
    ATTACH(Subjects.many(SubjectForm.SPECIMEN), List.of(), Set.of("itemId"), Set.of()),
    DETACH(Subjects.many(SubjectForm.SPECIMEN), List.of(), Set.of(), Set.of()),
    OPEN_ITEM(Subjects.any(SubjectForm.SPECIMEN), List.of(), Set.of(), Set.of("itemId", "title", "metadata")),
    NONE_OF_THESE(Subjects.many(SubjectForm.SPECIMEN), List.of(), Set.of(), Set.of()),
    NOT_SAME(Subjects.many(SubjectForm.SPECIMEN), List.of(SubjectForm.ITEM, SubjectForm.SPECIMEN), Set.of(), Set.of()),
    SAME_SPECIMEN(Subjects.many(SubjectForm.SPECIMEN), List.of(SubjectForm.SPECIMEN), Set.of(), Set.of()),
    SAME_DIE(Subjects.many(SubjectForm.SPECIMEN), List.of(SubjectForm.SPECIMEN), Set.of("side"), Set.of()),
    SET_SIDE(Subjects.many(SubjectForm.IMAGE), List.of(), Set.of("side"), Set.of()),
    SET_REGION(Subjects.one(SubjectForm.IMAGE), List.of(), Set.of("region"), Set.of()),
    SET_ANGLE(Subjects.many(SubjectForm.IMAGE), List.of(), Set.of("angleDegrees"), Set.of()),
    CONFIRM_ATTRIBUTE(Subjects.many(SubjectForm.IMAGE), List.of(), Set.of("name", "value"), Set.of()),
    CORRECT_ATTRIBUTE(Subjects.many(SubjectForm.IMAGE), List.of(), Set.of("name", "value"), Set.of()),
    REJECT_ATTRIBUTE(Subjects.many(SubjectForm.IMAGE), List.of(), Set.of("name", "value"), Set.of()),
    CONFIRM_LABEL(Subjects.many(SubjectForm.IMAGE), List.of(), Set.of("name"), Set.of()),
    REJECT_LABEL(Subjects.many(SubjectForm.IMAGE), List.of(), Set.of("name"), Set.of()),
    ADD_LABEL(Subjects.many(SubjectForm.IMAGE), List.of(), Set.of("name"), Set.of("box")),
    MARK_DUPLICATE(Subjects.many(SubjectForm.IMAGE), List.of(SubjectForm.IMAGE), Set.of(), Set.of()),
    PUBLISH_ITEM(Subjects.many(SubjectForm.ITEM), List.of(), Set.of(), Set.of()),
    EDIT_ITEM(Subjects.one(SubjectForm.ITEM), List.of(), Set.of(), Set.of("title", "metadata")),
    MERGE_ITEM(Subjects.many(SubjectForm.ITEM), List.of(SubjectForm.ITEM), Set.of(), Set.of()),
    SPLIT_ITEM(
            Subjects.many(SubjectForm.SPECIMEN),
            List.of(),
            Set.of("fromItemId", "itemId"),
            Set.of("title", "metadata")),
    UNDO(Subjects.NONE, List.of(), Set.of(), Set.of()),
    REDO(Subjects.NONE, List.of(), Set.of(), Set.of());

    /** Maximum number of subjects of one decision. */
    static final int MAX_SUBJECTS = 5_000;

    /**
     * Which form the subjects have, and how many there are.
     *
     * @param form empty for kinds without subjects
     * @param min minimum number of subjects
     * @param max maximum number of subjects
     */
    record Subjects(Optional<SubjectForm> form, int min, int max) {

        static final Subjects NONE = new Subjects(Optional.empty(), 0, 0);

        static Subjects one(SubjectForm form) {
            return new Subjects(Optional.of(form), 1, 1);
        }

        static Subjects many(SubjectForm form) {
            return new Subjects(Optional.of(form), 1, MAX_SUBJECTS);
        }

        static Subjects any(SubjectForm form) {
            return new Subjects(Optional.of(form), 0, MAX_SUBJECTS);
        }
    }

    private static final Set<DecisionType> CHANGING_ITEM =
            EnumSet.of(ATTACH, DETACH, OPEN_ITEM, NONE_OF_THESE, SPLIT_ITEM, MERGE_ITEM);

    private final Subjects subjects;
    private final List<SubjectForm> other;
    private final Set<String> required;
    private final Set<String> optional;

    DecisionType(Subjects subjects, List<SubjectForm> other, Set<String> required, Set<String> optional) {
        this.subjects = subjects;
        this.other = other;
        this.required = required;
        this.optional = optional;
    }

    static Optional<DecisionType> of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.inJson().equals(text))
                .findFirst();
    }

    static List<String> allInJson() {
        return Arrays.stream(values()).map(DecisionType::inJson).toList();
    }

    String inJson() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    DecisionKind toFact() {
        return DecisionKind.valueOf(name());
    }

    Subjects subjects() {
        return subjects;
    }

    /** Returns the forms that the second subject may have; empty for kinds without one. */
    List<SubjectForm> otherForms() {
        return other;
    }

    /** Returns the members of the value that must be present. */
    Set<String> requiredMembers() {
        return required;
    }

    /** Returns the members of the value that may be present. */
    Set<String> optionalMembers() {
        return optional;
    }

    /** Whether the kind acts on another decision: undo and redo. */
    boolean actsOnDecision() {
        return this == UNDO || this == REDO;
    }

    /** Whether the kind can create the item that its value names. */
    boolean opensItem() {
        return this == OPEN_ITEM || this == SPLIT_ITEM;
    }

    /** Whether the kind changes the item that specimens belong to. */
    boolean movesSpecimens() {
        return CHANGING_ITEM.contains(this);
    }
}
