package org.vitrine.e2e.faults;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.vitrine.platform.Addresses;

/**
 * Deletes the indexes and the state that index-service builds from topics, to simulate their loss. The service must not
 * run.
 */
final class SearchIndexes {

    /** Patterns of the indexes that are filled from topics; none of them holds the leases of review tasks. */
    private static final List<String> INDEXES = List.of("images*", "items*", "decisions*");

    /** Consumer groups of the writers of these indexes, as index-service/README.md names them. */
    private static final List<String> WRITER_GROUPS = List.of("index-writer-3", "index-items-1", "index-decisions-1");

    private static final List<String> STREAMS_APPLICATIONS = List.of("decision-fold", "index-join");

    private SearchIndexes() {}

    /** Deletes the indexes and the committed offsets of their writers. */
    static void delete(Addresses addresses) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            for (String index : INDEXES) {
                var answer = http.send(
                        HttpRequest.newBuilder(addresses.indexUrl().resolve("/" + index))
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException("DELETE %s: %d %s".formatted(index, answer.statusCode(), answer.body()));
                }
            }
        }
        try (var admin = admin(addresses)) {
            deleteGroups(admin, WRITER_GROUPS);
        }
    }

    /** Deletes the state of the Kafka Streams applications of join and fold: local stores, changelogs and offsets. */
    static void deleteState(Addresses addresses, Path state) throws IOException, InterruptedException {
        if (Files.exists(state)) {
            try (var paths = Files.walk(state)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        try (var admin = admin(addresses)) {
            var changelogs = await(admin.listTopics().names()).stream()
                    .filter(name -> STREAMS_APPLICATIONS.stream().anyMatch(it -> name.startsWith(it + "-")))
                    .filter(name -> name.endsWith("-changelog"))
                    .toList();
            if (changelogs.isEmpty()) {
                throw new AssertionError("applications %s have no changelog topic, so this run deletes no state"
                        .formatted(STREAMS_APPLICATIONS));
            }
            awaitNoMembers(admin);
            await(admin.deleteTopics(changelogs).all());
        }
    }

    private static Admin admin(Addresses addresses) {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", addresses.bootstrapServers()));
    }

    /**
     * Waits until the groups have no members: a killed replica is one until its session ends, and a replica that starts
     * before that would have to wait for it.
     */
    private static void awaitNoMembers(Admin admin) throws InterruptedException {
        for (int attempt = 0; attempt < 60; attempt++) {
            boolean empty = await(
                            admin.describeConsumerGroups(STREAMS_APPLICATIONS).all())
                    .values()
                    .stream()
                    .allMatch(group -> group.members().isEmpty());
            if (empty) {
                return;
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError(
                "groups %s have members a minute after index-service was killed".formatted(STREAMS_APPLICATIONS));
    }

    private static void deleteGroups(Admin admin, List<String> groups) throws InterruptedException {
        // Retries, because a killed replica stays a group member until its session ends.
        for (int attempt = 0; ; attempt++) {
            try {
                await(admin.deleteConsumerGroups(groups).all());
                return;
            } catch (IllegalStateException failure) {
                if (failure.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (attempt == 60) {
                    throw failure;
                }
                Thread.sleep(1_000);
            }
        }
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka: " + failure.getCause(), failure.getCause());
        } catch (TimeoutException timeout) {
            throw new IllegalStateException("Kafka did not answer within 30 s", timeout);
        }
    }
}
