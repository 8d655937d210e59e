package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * Who makes a statement.
 *
 * @param provider {@code rekognition} or {@code sagemaker}
 * @param name of the model, or of the endpoint where the model does not say
 * @param version as the provider states it; {@link #UNKNOWN} where it does not
 * @param digest SHA-256 of the model file, 64 lower-case hexadecimal digits, where the provider says
 */
public record ModelIdentity(String provider, String name, String version, Optional<String> digest) {

    public static final String REKOGNITION = "rekognition";
    public static final String SAGEMAKER = "sagemaker";
    public static final String UNKNOWN = "unknown";
}
