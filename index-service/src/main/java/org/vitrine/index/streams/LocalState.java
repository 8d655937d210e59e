package org.vitrine.index.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * The stores of one application in the state folder, and a file that names the topics to which they belong. Kafka
 * Streams knows only up to which offset of a changelog a store was written. It would also continue a store with a
 * changelog that was created anew: after a rebuild by another replica, after a start that broke off, or in another
 * Kafka. Not thread-safe.
 */
final class LocalState {

    private final Path folder;
    private final Path stores;
    private final Path file;

    LocalState(Path stateFolder, String application) {
        this.folder = stateFolder;
        this.stores = stateFolder.resolve(application);
        this.file = stateFolder.resolve(application + ".topics");
    }

    /**
     * Deletes the stores unless they belong to the topics that exist, and records the topics. Stores are also deleted
     * where it is unknown to which topics they belong, as after the first start; Kafka Streams then restores them.
     *
     * @param topics ids of the changelog and repartition topics of the application, by name
     * @param deletion deletes all stores of the application in this folder
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    void keepOnlyOf(Map<String, Uuid> topics, Runnable deletion) {
        byte[] present = new TreeMap<>(topics)
                .entrySet().stream()
                        .map(topic -> topic.getKey() + " " + topic.getValue() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        try {
            if (!topics.isEmpty() && Files.exists(file) && Arrays.equals(Files.readAllBytes(file), present)) {
                return;
            }
            if (hasStores()) {
                deletion.run();
            }
            Files.createDirectories(folder);
            Files.write(file, present);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "%s cannot be read or written; check vitrine.index.streams.state-folder and the rights of its files"
                            .formatted(file),
                    failure);
        }
    }

    /** Whether the folder of the application has a folder of a task. */
    private boolean hasStores() throws IOException {
        if (!Files.isDirectory(stores)) {
            return false;
        }
        try (var content = Files.list(stores)) {
            return content.anyMatch(path -> Files.isDirectory(path));
        }
    }
}
