package org.vitrine.preprocess;

/** An image of the catalogue, as against a query's photograph. */
record CataloguedImage(String institutionId, String imageId, int version) {}
