package org.vitrine.modelserver.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder with an embedder {@code means} and a classifier {@code brightest}, for the server under test. */
public class ServedModels implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("models");
            var models = new ModelFolder(folder);
            models.embedder("means", "1");
            models.classifier("brightest", "1");
            return Map.of("vitrine.models.folder", folder.toString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        // A temporary folder of a few kilobytes; the system clears it.
    }
}
