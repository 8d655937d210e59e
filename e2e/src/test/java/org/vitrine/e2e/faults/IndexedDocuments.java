package org.vitrine.e2e.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.vitrine.platform.Addresses;

/** Reads the documents of a collection directly from OpenSearch: one entry for each document. */
final class IndexedDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_DOCUMENTS = 10_000;

    private IndexedDocuments() {}

    static List<String> imageIds(Addresses addresses, String collection) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            send(
                    http,
                    HttpRequest.newBuilder(addresses.indexUrl().resolve("/images*/_refresh"))
                            .POST(HttpRequest.BodyPublishers.noBody()));
            var query =
                    "{\"size\":%d,\"query\":{\"bool\":{\"filter\":[{\"term\":{\"collectionId\":\"%s\"}}]}},\"_source\":[\"imageId\"]}"
                            .formatted(MAX_DOCUMENTS, collection);
            var answer = send(
                    http,
                    HttpRequest.newBuilder(addresses.indexUrl().resolve("/images*/_search"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(query)));
            return StreamSupport.stream(
                            JSON.readTree(answer).path("hits").path("hits").spliterator(), false)
                    .map(hit -> hit.path("_source").path("imageId").asText())
                    .toList();
        }
    }

    private static String send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("OpenSearch answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
