package org.vitrine.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.Side;

/** Property-based tests of the fold, with random logs of all kinds of decisions. */
class DecisionFoldProperties {

    private static final String[] PEOPLE = {"anna", "ben", "carla"};

    @Property(tries = 200)
    void foldingOneByOneIsFoldingFromTheBeginning(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length) {
        // Given
        var log = log(seed, length);

        // When: a process crashes at any point, and a part of the log is delivered again
        var again = new InMemoryDecisionStore();
        var random = new Random(seed);
        for (int i = 0; i < log.decisions.size(); i++) {
            DecisionFold.apply(again, log.decisions.get(i));
            if (random.nextInt(5) == 0) {
                for (int j = random.nextInt(i + 1); j <= i; j++) {
                    DecisionFold.apply(again, log.decisions.get(j));
                }
            }
        }

        // Then
        var replayed = new DecisionLogBuilder();
        log.decisions.forEach(logged -> DecisionFold.apply(replayed.decisionStore, logged));
        assertThat(replayed.states()).isEqualTo(log.states());
        for (DecisionSubject decisionSubject : log.decisionStore.subjects()) {
            assertThat(again.log(decisionSubject)).isEqualTo(log.decisionStore.log(decisionSubject));
        }
    }

    @Property(tries = 200)
    void undoThenRedoIsTheSame(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int length,
            @ForAll @IntRange(min = 0, max = 39) int which) {
        // Given
        var log = log(seed, length);
        var before = log.states();
        var target = log.decisions.get(which % length).decision();
        boolean had = log.decisionStore
                .decision(target.getDecisionId())
                .filter(known -> known.refusalReason().isEmpty())
                .isPresent();
        boolean effective = had && hasEffect(log, target);
        if (!effective) {
            return;
        }

        // When
        var undone = log.undo("undo-it", "anna", target.getDecisionId());
        if (undone instanceof FoldResult.Refused) {
            return; // would create a cycle with merges that were undone meanwhile
        }
        log.undo("undo-the-undo", "anna", "undo-it");

        // Then
        assertThat(log.states()).isEqualTo(before);
    }

    @Property(tries = 100)
    void collectionsDoNotDependOnEachOther(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
        // Given
        var one = log(seed, length);
        var other = log(seed + 1, length);

        // When
        var oneLedger = new InMemoryDecisionStore();
        var otherLedger = new InMemoryDecisionStore();
        var random = new Random(seed);
        List<LoggedDecision> first = new ArrayList<>(one.decisions);
        List<LoggedDecision> second = new ArrayList<>(other.decisions);
        while (!first.isEmpty() || !second.isEmpty()) {
            boolean fromFirst = second.isEmpty() || (!first.isEmpty() && random.nextBoolean());
            DecisionFold.apply(fromFirst ? oneLedger : otherLedger, (fromFirst ? first : second).removeFirst());
        }

        // Then
        for (DecisionSubject decisionSubject : one.decisionStore.subjects()) {
            assertThat(oneLedger.log(decisionSubject)).isEqualTo(one.decisionStore.log(decisionSubject));
        }
        for (DecisionSubject decisionSubject : other.decisionStore.subjects()) {
            assertThat(otherLedger.log(decisionSubject)).isEqualTo(other.decisionStore.log(decisionSubject));
        }
    }

    private static boolean hasEffect(DecisionLogBuilder log, Decision target) {
        var links = log.decisions.stream()
                .filter(logged -> log.decisionStore
                        .decision(logged.decision().getDecisionId())
                        .filter(known -> known.refusalReason().isEmpty() && known.offset() == logged.offset())
                        .isPresent())
                .map(LogEntry::ofTarget)
                .map(LogEntry::link)
                .toList();
        return DecisionEffects.of(links)
                .getOrDefault(target.getDecisionId(), DecisionEffects.EffectStatus.EFFECTIVE)
                .effective();
    }

    private static DecisionLogBuilder log(long seed, int length) {
        var random = new Random(seed);
        var log = new DecisionLogBuilder();
        for (int i = 0; i < length; i++) {
            add(log, random, "d-" + (random.nextInt(12) == 0 ? random.nextInt(i + 1) : i));
        }
        return log;
    }

    private static void add(DecisionLogBuilder log, Random random, String id) {
        String person = PEOPLE[random.nextInt(PEOPLE.length)];
        String specimen = "s" + random.nextInt(4);
        String item = "x" + random.nextInt(4);
        String image = "i" + random.nextInt(3);
        String target = "d-" + random.nextInt(20);
        switch (random.nextInt(14)) {
            case 0, 1 -> log.attach(id, person, item, specimen, "s" + random.nextInt(4));
            case 2 -> log.detach(id, person, specimen);
            case 3 -> log.noneOfThese(id, person, specimen);
            case 4 -> log.open(id, person, item, "title " + id, Map.of("a", id));
            case 5 -> log.merge(id, item, "x" + random.nextInt(4));
            case 6 ->
                log.pair(
                        id,
                        person,
                        DecisionKind.NOT_SAME,
                        specimen,
                        DecisionLogBuilder.specimen("s" + random.nextInt(4)));
            case 7 -> log.side(id, person, random.nextBoolean() ? Side.OBVERSE : Side.REVERSE, image);
            case 8 -> log.attribute(id, person, DecisionKind.CORRECT_ATTRIBUTE, "m", "v" + random.nextInt(2), image);
            case 9 -> log.attribute(id, person, DecisionKind.REJECT_ATTRIBUTE, "m", "v" + random.nextInt(2), image);
            case 10 -> log.split(id, item, "x" + random.nextInt(4), specimen);
            case 11 -> log.redo(id, person, target);
            default -> log.undo(id, person, target);
        }
    }
}
