package org.vitrine.search.match;

import java.util.Comparator;

/**
 * A physical object of a collection. Its number is unique within the institution that holds it: two museums with one number
 * have two objects.
 */
public record SpecimenKey(String institutionId, String specimenId) implements Comparable<SpecimenKey> {

    private static final Comparator<SpecimenKey> ORDER =
            Comparator.comparing(SpecimenKey::specimenId).thenComparing(SpecimenKey::institutionId);

    @Override
    public int compareTo(SpecimenKey that) {
        return ORDER.compare(this, that);
    }
}
