package org.vitrine.benchmarks.backfill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.vitrine.platform.CompleteResponse;

/**
 * Simulates a cataloguer who searches with one photograph after the other: posts its pictures to {@code /v1/describe}
 * of a replica and waits for the answer.
 */
final class CataloguerSimulation {

    private static final String BOUNDARY = "vitrine-back-fill";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int FIRST_PICTURE = 1_000_000; // no number that the backlog uses

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<URI> replicas;
    private int next;

    CataloguerSimulation(List<URI> replicas) {
        this.replicas = List.copyOf(replicas);
    }

    /**
     * Times of the cataloguer's calls.
     *
     * @param millis milliseconds of each call that was answered with a description
     * @param refused calls that were not answered with a description
     */
    record ResponseTimes(List<Double> millis, int refused) {

        ResponseTimes {
            millis = List.copyOf(millis);
        }

        /**
         * Returns the time that a share of the answers did not exceed, in milliseconds.
         *
         * @throws IllegalStateException if no call was answered
         */
        double quantile(double share) {
            var sorted = millis.stream().sorted().toList();
            if (sorted.isEmpty()) {
                throw new IllegalStateException(
                        "no search was answered and %d were refused; read the replicas' logs".formatted(refused));
            }
            return sorted.get(Math.clamp((int) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
        }
    }

    /** Makes calls, with a pause after each, until {@code continueWhile} returns false. The replicas take turns. */
    ResponseTimes search(Duration pause, BooleanSupplier continueWhile) throws InterruptedException {
        var millis = new ArrayList<Double>();
        int refused = 0;
        while (continueWhile.getAsBoolean()) {
            long since = System.nanoTime();
            if (isAnswered(replicas.get(next % replicas.size()), DistinctPictures.of(FIRST_PICTURE + next++))) {
                millis.add((System.nanoTime() - since) / 1e6);
            } else {
                refused++;
            }
            Thread.sleep(pause);
        }
        return new ResponseTimes(millis, refused);
    }

    private boolean isAnswered(URI replica, DistinctPictures distinctPictures) throws InterruptedException {
        var request = HttpRequest.newBuilder(replica.resolve("/v1/describe?collection=back-fill"))
                .timeout(TIMEOUT)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(distinctPictures)))
                .build();
        try {
            return CompleteResponse.send(http, request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException cutOff) {
            return false;
        }
    }

    private static byte[] form(DistinctPictures distinctPictures) {
        var form = new ByteArrayOutputStream();
        part(form, "prepared", "image/png", distinctPictures.prepared());
        part(form, "access", "image/jpeg", distinctPictures.access());
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static void part(ByteArrayOutputStream form, String name, String mediaType, byte[] bytes) {
        form.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(BOUNDARY, name, name, mediaType)
                        .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(bytes);
        form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
