package org.vitrine.search.match;

/**
 * Determines how many photographs to request from the index, so that {@code k} items result.
 *
 * <p>The front of the list often has many photographs of one item, so a round that searches for further items requests
 * more photographs than items are wanted, and at least as many as the first round. All rounds together request at most
 * {@code maxPhotographs}. This bounds the number of rounds, too: of 1,000 photographs and 96 in the first round, there
 * are at most 10 further rounds.
 *
 * @param photographsPerItem photographs that a further round requests per wanted item; at least 1
 * @param maxPhotographs maximum number of photographs that all rounds request for one query photograph
 */
public record SearchDepth(int photographsPerItem, int maxPhotographs) {

    /**
     * Returns the number of photographs that the next round requests; 0 if the maximum is reached.
     *
     * @param k number of items wanted
     * @param first number of photographs that the first round requested
     * @param requested number of photographs that all rounds so far requested
     */
    public int next(int k, int first, int requested) {
        return Math.clamp(Math.max((long) k * photographsPerItem, first), 0, Math.max(0, maxPhotographs - requested));
    }
}
