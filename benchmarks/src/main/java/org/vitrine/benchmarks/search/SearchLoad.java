package org.vitrine.benchmarks.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vitrine.platform.CompleteResponse;

/** Load of one collection with searches by photograph, over HTTP as a client sends them. */
final class SearchLoad implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(3);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI search;

    /**
     * @param server address of search-api
     * @param collection collectionId to search
     */
    SearchLoad(URI server, String collection) {
        this.search =
                server.resolve("/v1/collections/" + URLEncoder.encode(collection, StandardCharsets.UTF_8) + "/search");
    }

    /**
     * Searches once with each photograph, with at most {@code concurrency} searches at a time; returns the times in the
     * order of the photographs. Blocks until all are answered.
     *
     * @throws IllegalStateException if a search fails or is not answered with 200, which ends the benchmark
     */
    List<TimedSearch> run(List<byte[]> photographs, int concurrency) throws InterruptedException {
        var searches = new ArrayList<TimedSearch>();
        try (var senders = Executors.newFixedThreadPool(concurrency)) {
            var running = new ArrayList<Future<TimedSearch>>();
            for (byte[] photograph : photographs) {
                running.add(senders.submit(() -> search(photograph)));
            }
            for (var one : running) {
                searches.add(one.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a search failed: " + failed.getCause(), failed);
        }
        return List.copyOf(searches);
    }

    private TimedSearch search(byte[] photograph) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(search)
                .timeout(RESPONSE_TIMEOUT)
                .header("Accept", "application/json")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(photograph))
                .build();
        long startedAt = System.nanoTime();
        var answer = CompleteResponse.send(http, request, BodyHandlers.ofString());
        double wholeMs = (System.nanoTime() - startedAt) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d: %s".formatted(search, answer.statusCode(), answer.body()));
        }
        return TimedSearch.of(wholeMs, JSON.readTree(answer.body()));
    }

    @Override
    public void close() {
        http.close();
    }
}
