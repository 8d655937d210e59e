package org.vitrine.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the schemas of all topics to {@code released/VERSION/TOPIC.avsc}. Run it once when a version is released, with
 * its number as the argument.
 */
final class ReleaseSchemas {

    private ReleaseSchemas() {}

    public static void main(String[] arguments) throws IOException {
        var directory = Files.createDirectories(Path.of("released", arguments[0]));
        for (Topic topic : Topic.values()) {
            Files.writeString(
                    directory.resolve(topic.topicName() + ".avsc"),
                    topic.schema().toString(true) + "\n");
        }
    }
}
