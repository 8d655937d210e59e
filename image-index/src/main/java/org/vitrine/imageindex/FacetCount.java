package org.vitrine.imageindex;

/** How many images have a facet's value. */
public record FacetCount(String value, long count) {}
