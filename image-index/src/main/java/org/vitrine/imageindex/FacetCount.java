package org.vitrine.imageindex;

/**
 * The number of images that have one value of a facet.
 *
 * @param value the value, in the spelling of one of these images
 * @param count number of images with this value
 * @param stated number of those images whose institution states the facet or for which a person decided it; for the
 *     others a model states it
 */
public record FacetCount(String value, long count, long stated) {}
