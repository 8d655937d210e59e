package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.vitrine.events.DecidedAngle;
import org.vitrine.events.DecidedRegion;
import org.vitrine.events.DecidedSide;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.ImageDecided;
import org.vitrine.events.Region;
import org.vitrine.events.Side;

/**
 * Computes the decided state of one photograph from its log: side, region, angle, attributes, labels, duplicate and
 * conflicts. Of several decisions about one property, the newest with effect is in force. Pure.
 */
public final class ImageState {

    /**
     * Intersection over union at or above which two regions do not conflict. Two people who draw the same object are
     * assumed to overlap by more. Chosen by the project.
     */
    private static final double MIN_SAME_REGION_OVERLAP = 0.5;

    /**
     * Difference of two angles up to which they do not conflict. Two people who turn the same coin upright are
     * assumed to differ by less. Chosen by the project.
     */
    private static final double MAX_SAME_ANGLE_DEGREES = 10;

    private ImageState() {}

    /**
     * Returns the state of a photograph; empty where its log is empty.
     *
     * @param folding maps all spellings of a name or value to one form, the same as for filters
     */
    public static Optional<ImageDecided> of(SubjectLog log, UnaryOperator<String> folding) {
        if (log.isEmpty()) {
            return Optional.empty();
        }
        var entries = log.effective();
        List<DecisionConflict> conflicts = new ArrayList<>();
        var sides = statements(entries, DecisionKind.SET_SIDE, DecisionValue::getSide, ImageState::displayText);
        var regions = statements(entries, DecisionKind.SET_REGION, DecisionValue::getRegion, ImageState::displayText);
        var angles = statements(entries, DecisionKind.SET_ANGLE, DecisionValue::getAngleDegrees, String::valueOf);
        var attributes = AttributeVerdicts.of(entries, folding);
        var labels = LabelVerdicts.of(entries, folding);
        addConflicts(conflicts, "side", sides, (one, other) -> one != other);
        addConflicts(
                conflicts,
                "region",
                regions,
                (one, other) -> intersectionOverUnion(one, other) < MIN_SAME_REGION_OVERLAP);
        addConflicts(conflicts, "angle", angles, (one, other) -> angleDifference(one, other) > MAX_SAME_ANGLE_DEGREES);
        conflicts.addAll(attributes.conflicts());
        conflicts.addAll(labels.conflicts());
        var state = ImageDecided.newBuilder()
                .setAttributes(attributes.decided())
                .setLabels(labels.decided())
                .setConflicts(SpecimenState.newestConflicts(conflicts))
                .setRevision(log.revision());
        last(sides)
                .ifPresent(s ->
                        state.setSide(new DecidedSide(s.statedValue(), s.entry().reference())));
        last(regions)
                .ifPresent(s -> state.setRegion(
                        new DecidedRegion(s.statedValue(), s.entry().reference())));
        last(angles)
                .ifPresent(s -> state.setAngle(
                        new DecidedAngle(s.statedValue(), s.entry().reference())));
        entries.stream()
                .filter(entry -> entry.kind() == DecisionKind.MARK_DUPLICATE)
                .reduce((earlier, later) -> later)
                .flatMap(entry ->
                        Optional.ofNullable(entry.decision().getOther()).flatMap(DecisionSubject::image))
                .ifPresent(original -> state.setDuplicateOf(original.imageId()));
        return Optional.of(state.build());
    }

    private static <T> List<ReviewerConflicts.Statement<T>> statements(
            List<LogEntry> entries,
            DecisionKind kind,
            Function<DecisionValue, T> part,
            Function<T, String> displayText) {
        List<ReviewerConflicts.Statement<T>> all = new ArrayList<>();
        for (LogEntry entry : entries) {
            if (entry.kind() == kind) {
                Optional.ofNullable(entry.decision().getValue())
                        .map(part)
                        .ifPresent(stated ->
                                all.add(new ReviewerConflicts.Statement<>(stated, displayText.apply(stated), entry)));
            }
        }
        return all;
    }

    private static <T> void addConflicts(
            List<DecisionConflict> conflicts,
            String property,
            List<ReviewerConflicts.Statement<T>> statements,
            BiPredicate<T, T> contradicts) {
        last(statements)
                .ifPresent(
                        inForce -> conflicts.addAll(ReviewerConflicts.of(property, inForce, statements, contradicts)));
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private static String displayText(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private static String displayText(Region region) {
        return "%d,%d,%d,%d".formatted(region.getLeft(), region.getTop(), region.getWidth(), region.getHeight());
    }

    /** Returns the intersection over union of two regions, in [0, 1]; 1 where both are empty. */
    private static double intersectionOverUnion(Region one, Region other) {
        double width = Math.min(one.getLeft() + one.getWidth(), other.getLeft() + other.getWidth())
                - Math.max(one.getLeft(), other.getLeft());
        double height = Math.min(one.getTop() + one.getHeight(), other.getTop() + other.getHeight())
                - Math.max(one.getTop(), other.getTop());
        double shared = Math.max(0, width) * Math.max(0, height);
        double all = (double) one.getWidth() * one.getHeight() + (double) other.getWidth() * other.getHeight() - shared;
        return all <= 0 ? 1 : shared / all;
    }

    /** Returns the smaller angle between two directions in degrees, in [0, 180]. */
    private static double angleDifference(double one, double other) {
        double difference = Math.abs(one - other) % 360;
        return Math.min(difference, 360 - difference);
    }

    /**
     * Groups the entries of these kinds by the attribute or label name in their value. The key is the name as the first
     * entry spells it; the entries of a name keep their order, oldest first.
     */
    static Map<String, List<LogEntry>> byName(
            List<LogEntry> entries, Predicate<DecisionKind> kinds, UnaryOperator<String> folding) {
        Map<String, String> spellings = new HashMap<>();
        Map<String, List<LogEntry>> all = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            if (kinds.test(entry.kind())) {
                Optional.ofNullable(entry.decision().getValue())
                        .map(DecisionValue::getName)
                        .map(name -> spellings.computeIfAbsent(folding.apply(name), _ -> name))
                        .ifPresent(name -> all.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(entry));
            }
        }
        return all;
    }
}
