package org.vitrine.imageindex;

/**
 * How many images have a facet's value.
 *
 * @param value as one of these images states it
 * @param count of images
 * @param stated of those, how many whose institution states the value; of the others a model says so
 */
public record FacetCount(String value, long count, long stated) {}
