package org.vitrine.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes the models that have no trained weights ({@link ReliefBank}, {@link FormBank}) into the folder given as first
 * argument, and their digests into their cards. The cards must exist: {@code NAME/VERSION/card.json}.
 */
public final class MakeModels {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MakeModels() {}

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), ReliefBank.NAME, ReliefBank.VERSION, ReliefBank.model());
        write(Path.of(arguments[0]), FormBank.NAME, FormBank.VERSION, FormBank.model());
    }

    private static void write(Path models, String name, int version, byte[] model) throws IOException {
        var folder = Files.createDirectories(models.resolve(name).resolve(Integer.toString(version)));
        Files.write(folder.resolve("model.onnx"), model);
        var card = folder.resolve("card.json");
        JsonNode written = JSON.readTree(card.toFile());
        ((ObjectNode) written).put("sha256", sha256(model));
        Files.writeString(card, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
