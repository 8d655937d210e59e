package org.vitrine.imageindex;

import java.util.HashSet;
import java.util.Set;

/**
 * Images that a k-NN query leaves out although they belong to its selection, so that a further query returns only what
 * an earlier one did not. An image is left out if one of the three sets names it.
 *
 * @param itemIds items in force of images
 * @param specimens specimens of images, as {@link #specimen} names them
 * @param imageIds images
 */
public record Exclusion(Set<String> itemIds, Set<String> specimens, Set<String> imageIds) {

    public static final Exclusion NONE = new Exclusion(Set.of(), Set.of(), Set.of());

    public Exclusion {
        itemIds = Set.copyOf(itemIds);
        specimens = Set.copyOf(specimens);
        imageIds = Set.copyOf(imageIds);
    }

    /** Returns the name of a specimen: its number is unique within its institution only. */
    public static String specimen(String institutionId, String specimenId) {
        return ReviewStates.specimen(institutionId, specimenId);
    }

    /** Returns the images that one of both leaves out. */
    public Exclusion and(Exclusion other) {
        return new Exclusion(
                union(itemIds, other.itemIds), union(specimens, other.specimens), union(imageIds, other.imageIds));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
