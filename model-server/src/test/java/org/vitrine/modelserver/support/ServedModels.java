package org.vitrine.modelserver.support;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Provides the server under test with a models folder that has a model of each task, and with a store that has one
 * photograph, {@code bucket/coin.png}.
 */
public class ServedModels implements QuarkusTestResourceLifecycleManager {

    /** The property with the path of the folder, for tests that add models. */
    public static final String FOLDER = "vitrine.models.folder";

    private Optional<HttpServer> store = Optional.empty();

    @Override
    public Map<String, String> start() {
        var models = ModelFolder.temporary();
        models.embedder("means", "1");
        models.nestedEmbedder("nested", "1");
        models.classifier("brightest", "1");
        models.detector("boxes", "1");
        models.segmenter("segments", "1");
        models.embedder("twice", "1");
        models.embedder("twice", "2");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serve(server, "/bucket/coin.png", 206, PlainPictures.disc(Color.ORANGE, Color.WHITE, 400));
            serve(server, "/bucket/notes.txt", 206, "not an image".getBytes(StandardCharsets.UTF_8));
            serve(server, "/bucket/huge.png", 206, new byte[15 * 1024 * 1024 + 1]);
            server.start();
            System.setProperty("aws.accessKeyId", SdkClients.KEY);
            System.setProperty("aws.secretAccessKey", SdkClients.SECRET);
            store = Optional.of(server);
            return Map.of(
                    FOLDER,
                    models.root().toString(),
                    "vitrine.models.look-every",
                    "200ms",
                    "vitrine.models.versions-kept",
                    "2",
                    "vitrine.models.s3.endpoint",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "vitrine.models.s3.region",
                    "eu-central-1");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void serve(HttpServer server, String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 0-%d/%d".formatted(body.length - 1, body.length));
            exchange.sendResponseHeaders(status, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    @Override
    public void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        store.ifPresent(server -> server.stop(0));
    }
}
