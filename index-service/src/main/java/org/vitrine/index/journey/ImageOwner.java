package org.vitrine.index.journey;

/** Where an image belongs. Part of its name, so the same in every fact about it. */
public record ImageOwner(String collectionId, String institutionId) {}
