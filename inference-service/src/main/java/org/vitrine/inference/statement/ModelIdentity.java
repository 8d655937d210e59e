package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * The model that made a statement.
 *
 * @param provider {@code rekognition} or {@code sagemaker}
 * @param name name of the model, or of the endpoint if the answer does not name the model
 * @param version version as the provider states it; {@link #UNKNOWN} if it states none
 * @param digest SHA-256 of the model file, 64 lower-case hexadecimal digits; empty if the provider does not state it
 */
public record ModelIdentity(String provider, String name, String version, Optional<String> digest) {

    public static final String REKOGNITION = "rekognition";
    public static final String SAGEMAKER = "sagemaker";
    public static final String UNKNOWN = "unknown";
}
