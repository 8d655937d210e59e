package org.vitrine.training.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Assignment of photographs to folds for cross-validation. No specimen is in two folds, and each class is spread over
 * the folds as evenly as that allows.
 *
 * @param foldOf fold of each photograph, from 0, in the order of the list
 * @param count number of folds
 */
public record Folds(List<Integer> foldOf, int count) {

    public Folds {
        foldOf = List.copyOf(foldOf);
    }

    /**
     * Assigns specimens greedily: those with most photographs first, each to the fold that has fewest photographs of
     * its classes. The same seed gives the same folds.
     *
     * @param specimens specimen of each photograph
     * @param labels class of each photograph, in the same order
     */
    public static Folds of(List<String> specimens, List<String> labels, int count, long seed) {
        var classes = labels.stream().distinct().toList();
        var members = new ArrayList<>(IntStream.range(0, specimens.size())
                .boxed()
                .collect(Collectors.groupingBy(specimens::get, LinkedHashMap::new, Collectors.<Integer>toList()))
                .values());
        Collections.shuffle(members, new Random(seed));
        members.sort(Comparator.comparingInt((List<Integer> photographs) -> photographs.size())
                .reversed());
        var sizes = new int[count];
        var ofClass = new int[count][classes.size()];
        var foldOf = new ArrayList<>(Collections.nCopies(specimens.size(), 0));
        for (var photographs : members) {
            var theirs = photographs.stream()
                    .map(photograph -> classes.indexOf(labels.get(photograph)))
                    .toList();
            int fold = IntStream.range(0, count)
                    .boxed()
                    .min(Comparator.comparingLong((Integer part) -> theirs.stream()
                                    .mapToLong(label -> ofClass[part][label])
                                    .sum())
                            .thenComparingInt(part -> sizes[part]))
                    .orElseThrow();
            for (int i = 0; i < photographs.size(); i++) {
                foldOf.set(photographs.get(i), fold);
                ofClass[fold][theirs.get(i)]++;
                sizes[fold]++;
            }
        }
        return new Folds(foldOf, count);
    }

    /** Positions of the photographs of a fold. */
    public List<Integer> of(int fold) {
        return IntStream.range(0, foldOf.size())
                .filter(i -> foldOf.get(i) == fold)
                .boxed()
                .toList();
    }

    /** Positions of the photographs of all folds except two. */
    public List<Integer> without(int one, int other) {
        return IntStream.range(0, foldOf.size())
                .filter(i -> foldOf.get(i) != one && foldOf.get(i) != other)
                .boxed()
                .toList();
    }
}
