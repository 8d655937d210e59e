package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * A page of images in the order of their ids.
 *
 * @param images the images, without their vectors
 * @param next imageId after which the next page begins; empty on the last page
 */
public record ImagePage(List<IndexedImage> images, Optional<String> next) {}
