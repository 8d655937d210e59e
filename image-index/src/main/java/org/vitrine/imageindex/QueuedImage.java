package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The photograph that puts a task into its queue; of a specimen with several, the first in the order of the queue. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record QueuedImage(String imageId, String institutionId, String specimenId) {}
