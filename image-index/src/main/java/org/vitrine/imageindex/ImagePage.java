package org.vitrine.imageindex;

import java.util.List;
import java.util.Optional;

/**
 * Some images in the order of their ids.
 *
 * @param images without their vectors
 * @param next the id after which the next page begins; absent on the last page
 */
public record ImagePage(List<IndexedImage> images, Optional<String> next) {}
