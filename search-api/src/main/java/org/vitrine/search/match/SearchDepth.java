package org.vitrine.search.match;

/**
 * Determines how many nearest photographs to request from the index, so that {@code k} items result.
 *
 * <p>The front of the list often has many photographs of one item, so more photographs are requested than items are
 * wanted. If too few items result, the depth doubles, up to a limit, as long as the index has more photographs.
 *
 * @param photographsPerItem photographs requested per wanted item at first; at least 1
 * @param maxDepth maximum depth, in photographs
 */
public record SearchDepth(int photographsPerItem, int maxDepth) {

    public int initial(int k) {
        return Math.min(maxDepth, k * photographsPerItem);
    }

    public int next(int depth) {
        return Math.min(maxDepth, depth * 2);
    }

    /**
     * Whether to search deeper: there are fewer groups than {@code k} items wanted, the index returned as many
     * photographs as requested, and the maximum depth is not reached.
     */
    public boolean isTooShallow(int depth, int returned, int groups, int k) {
        return groups < k && returned >= depth && depth < maxDepth;
    }
}
