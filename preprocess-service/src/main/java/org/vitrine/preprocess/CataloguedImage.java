package org.vitrine.preprocess;

/**
 * Identifies the catalogued image that is prepared, for requests to inference-service. A query photograph has none.
 *
 * @param institutionId institution that posted the photograph
 * @param version version of the image, as stated by {@code image-arrived}
 */
record CataloguedImage(String institutionId, String imageId, int version) {}
