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

/** Lets only those in who sign with a key that is configured; everybody, where none is. */
@ApplicationScoped
public class SignatureFilter {

    private final SignatureCheck check;
    private final boolean asked;

    SignatureFilter(SignatureConfig config) {
        this.asked = !config.keys().isEmpty();
        this.check = new SignatureCheck(config.keys(), config.clockSkew(), Clock.systemUTC());
    }

    /**
     * Returns, or ends the request with AWS's fault.
     *
     * @param service the signing name that the wire has
     */
    public void check(HttpServerRequest request, byte[] body, String service) throws AwsFaultException {
        if (!asked) {
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
            throw fault.get().raised();
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
