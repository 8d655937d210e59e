package org.vitrine.imageindex;

/** An index and how many documents a search finds in it. */
public record IndexSummary(String name, long documents) {}
