package org.vitrine.modelserver.signature;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vitrine.modelserver.wire.AwsFaultException;

/**
 * Admits requests that are signed with a configured key; admits all requests if no key is configured. The resources of
 * Rekognition and of the SageMaker runtime call it first.
 */
@ApplicationScoped
public class SignatureFilter {

    private final SignatureCheck check;
    private final boolean required;

    SignatureFilter(SignatureConfig config) {
        this.required = !config.keys().isEmpty();
        this.check = new SignatureCheck(config.keys(), config.clockSkew(), Clock.systemUTC());
    }

    /**
     * Verifies the signature of a request.
     *
     * @param service signing name of the API: {@code rekognition} or {@code sagemaker}
     * @throws AwsFaultException with AWS's error if the signature is missing or invalid
     */
    public void check(HttpServerRequest request, byte[] body, String service) throws AwsFaultException {
        if (!required) {
            return;
        }
        Map<String, List<String>> headers = new HashMap<>();
        request.headers()
                .forEach((name, value) -> headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(value));
        var query = request.query();
        var path = request.path();
        var signed = new SignedRequest(
                request.method().name(), path == null ? "/" : path, query == null ? "" : query, headers, sha256(body));
        var fault = check.fault(signed, service);
        if (fault.isPresent()) {
            throw fault.get().toException();
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
