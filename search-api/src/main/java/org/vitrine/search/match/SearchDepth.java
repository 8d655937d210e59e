package org.vitrine.search.match;

/**
 * How many nearest photographs to ask for, so that {@code k} items result.
 *
 * <p>Many photographs of one item crowd the front of the list, so more are asked for than wanted; if still too few
 * items resulted, the depth doubles, up to a limit, for as long as the index has more.
 *
 * @param photographsPerItem photographs asked for per wanted item at first; at least 1
 * @param most deepest the index is ever asked for
 */
public record SearchDepth(int photographsPerItem, int most) {

    public int first(int k) {
        return Math.min(most, k * photographsPerItem);
    }

    public int next(int depth) {
        return Math.min(most, depth * 2);
    }

    /** Whether to look deeper: too few groups, the index had as many photographs as asked for, and may be asked for more. */
    public boolean tooShallow(int depth, int returned, int groups, int k) {
        return groups < k && returned >= depth && depth < most;
    }
}
