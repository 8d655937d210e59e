package org.vitrine.imageindex;

/**
 * An index with its size.
 *
 * @param name name of the index
 * @param documents number of documents that searches show; removal documents do not count
 */
public record IndexSummary(String name, long documents) {}
