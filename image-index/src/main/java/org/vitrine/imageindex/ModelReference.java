package org.vitrine.imageindex;

/**
 * The model that computed a label, an attribute or a vector.
 *
 * @param provider rekognition, sagemaker or vitrine
 * @param name name of the endpoint or model
 * @param version version as the provider states it
 * @param digest SHA-256 of the model file; empty where the provider does not state it
 */
public record ModelReference(String provider, String name, String version, String digest) {}
