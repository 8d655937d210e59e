package org.vitrine.search.match;

import java.util.Comparator;

/**
 * Identifies a physical object in a collection. A specimen number is unique within the institution that holds the
 * object: the same number at two museums means two objects.
 */
public record SpecimenKey(String institutionId, String specimenId) implements Comparable<SpecimenKey> {

    private static final Comparator<SpecimenKey> ORDER =
            Comparator.comparing(SpecimenKey::specimenId).thenComparing(SpecimenKey::institutionId);

    @Override
    public int compareTo(SpecimenKey that) {
        return ORDER.compare(this, that);
    }
}
