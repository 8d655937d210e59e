package org.vitrine.training.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FoldsTest {

    @Property(tries = 200)
    void noSpecimenIsInTwoParts(
            @ForAll @Size(min = 5, max = 80) List<@IntRange(min = 0, max = 25) Integer> specimens,
            @ForAll @IntRange(min = 1, max = 6) int classes,
            @ForAll @IntRange(min = 3, max = 6) int parts,
            @ForAll long seed) {
        // Given
        var names = specimens.stream().map(String::valueOf).toList();
        var labels = IntStream.range(0, names.size())
                .mapToObj(i -> "class " + (specimens.get(i) + i) % classes)
                .toList();

        // When
        var folds = Folds.of(names, labels, parts, seed);

        // Then
        for (int test = 0; test < parts; test++) {
            var tested = names(names, folds.of(test));
            var aside = names(names, folds.of((test + 1) % parts));
            var trainingFold = names(names, folds.without(test, (test + 1) % parts));
            assertThat(Collections.disjoint(trainingFold, tested)).isTrue();
            assertThat(Collections.disjoint(trainingFold, aside)).isTrue();
            assertThat(Collections.disjoint(tested, aside)).isTrue();
        }
        assertThat(folds.foldOf()).hasSameSizeAs(names);
    }

    @Test
    void everyClassIsSpreadOverAllParts() {
        // Given
        var specimens = new ArrayList<String>();
        var labels = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            specimens.add("specimen " + i / 2);
            labels.add(i < 20 ? "rare" : "common");
        }

        // When
        var folds = Folds.of(specimens, labels, 5, 1);

        // Then
        for (int fold = 0; fold < 5; fold++) {
            var ofFold =
                    folds.of(fold).stream().collect(Collectors.groupingBy(labels::get, Collectors.<Integer>counting()));
            assertThat(ofFold).containsEntry("rare", 4L).containsEntry("common", 8L);
        }
    }

    @Test
    void theSameSeedMakesTheSameParts() {
        var specimens = IntStream.range(0, 30).mapToObj(String::valueOf).toList();
        var labels = specimens.stream().map(name -> "class " + name.length()).toList();
        assertThat(Folds.of(specimens, labels, 5, 7)).isEqualTo(Folds.of(specimens, labels, 5, 7));
        assertThat(Folds.of(specimens, labels, 5, 7)).isNotEqualTo(Folds.of(specimens, labels, 5, 8));
    }

    private static List<String> names(List<String> all, List<Integer> places) {
        return places.stream().map(all::get).toList();
    }
}
