package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of images.
 *
 * @param images the images, without their vectors
 * @param total number of images of the whole list as of its point in time; an estimate where the images are in the
 *     indexes of several models and more than 40,000
 * @param next position after the page; empty on the last page
 */
public record ListedImages(List<IndexedImage> images, long total, Optional<ListPosition> next) {}
