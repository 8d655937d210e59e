package org.vitrine.modelserver.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A folder of models as a user would keep it. */
public record ModelFolder(Path root) {

    /** Writes NAME/VERSION: an embedder that says the means of the channels. */
    public void embedder(String name, String version) {
        put(
                name,
                version,
                TinyModels.means(),
                card(name, version, "embedding", "means", List.of(), TinyModels.means()));
    }

    /** Writes NAME/VERSION: a classifier that says which channel is brightest. */
    public void classifier(String name, String version) {
        var model = TinyModels.brightest();
        var card = card(name, version, "classification", "probabilities", List.of("red", "green", "blue"), model);
        put(name, version, model, card);
    }

    public Path put(String name, String version, byte[] model, String card) {
        try {
            var folder = Files.createDirectories(root.resolve(name).resolve(version));
            Files.write(folder.resolve("model.onnx"), model);
            // The card last: a folder without one is still being written.
            Files.writeString(folder.resolve("card.json"), card);
            return folder;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    public void remove(String name) {
        try (var files = Files.walk(root.resolve(name))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    public static String card(
            String name, String version, String task, String output, List<String> labels, byte[] model) {
        return """
                {"name":"%s","version":"%s","task":"%s",
                 "input":{"name":"image","layout":"NCHW","edgePx":%d,"colour":"RGB","scale":0.00392156862745098},
                 "output":{"name":"%s","dimension":3},
                 "labels":[%s],"licence":"CC0-1.0","provenance":"made by a test","sha256":"%s"}
                """.formatted(
                        name,
                        version,
                        task,
                        TinyModels.EDGE_PX,
                        output,
                        labels.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")),
                        sha256(model));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
