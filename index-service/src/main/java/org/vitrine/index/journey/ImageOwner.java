package org.vitrine.index.journey;

/** The collection and the institution of an image. The imageId is computed from them, so they never change. */
public record ImageOwner(String collectionId, String institutionId) {}
