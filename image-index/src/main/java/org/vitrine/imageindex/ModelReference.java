package org.vitrine.imageindex;

/**
 * Who made a machine statement.
 *
 * @param provider rekognition, sagemaker or vitrine
 * @param name of the endpoint or model
 * @param version as the provider states it
 * @param digest SHA-256 of the model file, or empty where the provider does not say
 */
public record ModelReference(String provider, String name, String version, String digest) {}
