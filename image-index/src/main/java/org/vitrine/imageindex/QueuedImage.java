package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A review task in its queue, named by the image that puts it there. Where several images of a specimen do so, it is
 * the first in the order of the queue.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record QueuedImage(String imageId, String institutionId, String specimenId) {}
