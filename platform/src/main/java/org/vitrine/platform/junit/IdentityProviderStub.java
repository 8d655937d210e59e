package org.vitrine.platform.junit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID Connect provider that issued the tokens of {@link BearerTokens}: it answers discovery, and its keys. A
 * profile that starts it sets {@code quarkus.oidc.auth-server-url} to {@link #URL}.
 *
 * <p>A test PUTs a status at {@link #KEYS}, as decimal digits; every later GET of the keys gets this status. The stub
 * begins with 200.
 */
public final class IdentityProviderStub implements QuarkusTestResourceLifecycleManager {

    private static final String URL_PROPERTY = "vitrine.test-identity-provider-url";

    /**
     * Address of the stub, as an expression. Its value is known when the stub has started. Quarkus augments the
     * application before; until then it is an address where no server listens, because sign-in needs a provider.
     */
    public static final String URL = "${" + URL_PROPERTY + ":http://127.0.0.1:1}";

    /** Path of the keys, below the address of the stub. */
    public static final String KEYS = "/keys";

    private static final int OK = 200;

    private final AtomicInteger keysStatus = new AtomicInteger(OK);
    private Optional<HttpServer> server = Optional.empty();

    @Override
    public Map<String, String> start() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String url = "http://127.0.0.1:" + http.getAddress().getPort();
            http.createContext(
                    "/.well-known/openid-configuration", exchange -> answer(exchange, OK, discovery(url + KEYS)));
            http.createContext(KEYS, this::keys);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            server = Optional.of(http);
            return Map.of(URL_PROPERTY, url);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        server.ifPresent(http -> http.stop(0));
    }

    private static String discovery(String keys) {
        return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(BearerTokens.ISSUER, keys);
    }

    private void keys(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            String status = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            keysStatus.set(Integer.parseInt(status));
            answer(exchange, OK, "{}");
        } else {
            int status = keysStatus.get();
            answer(exchange, status, status == OK ? BearerTokens.keySet() : "{}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
