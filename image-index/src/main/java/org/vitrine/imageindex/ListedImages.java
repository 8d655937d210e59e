package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param images without their vectors
 * @param total images of the whole list, in the moment that it shows; of more than 40,000 in the indexes of several models an estimate
 * @param next where the page ended; absent on the last page
 */
public record ListedImages(List<IndexedImage> images, long total, Optional<ListPosition> next) {}
