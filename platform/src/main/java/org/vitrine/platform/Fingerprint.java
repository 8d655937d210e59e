package org.vitrine.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 over a sequence of texts, to find out whether jars or settings have changed. The length of each text is part
 * of the input, so that ("ab","c") and ("a","bc") differ. Not thread-safe; usable for one digest.
 */
final class Fingerprint {

    private static final int HEX_DIGITS = 24;

    private final MessageDigest sha256;

    Fingerprint() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    Fingerprint text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
        return this;
    }

    Fingerprint texts(List<String> texts) {
        text(Integer.toString(texts.size()));
        texts.forEach(this::text);
        return this;
    }

    Fingerprint map(Map<String, String> map) {
        text(Integer.toString(map.size()));
        new TreeMap<>(map).forEach((key, value) -> text(key).text(value));
        return this;
    }

    /**
     * Adds path, size and time of change of each jar. Their content is left out: reading 300 MB at each start would
     * cost more than it saves.
     */
    Fingerprint jars(List<Path> jars) throws IOException {
        text(Integer.toString(jars.size()));
        for (Path jar : jars) {
            text(jar.toString());
            text(Long.toString(Files.size(jar)));
            text(Long.toString(Files.getLastModifiedTime(jar).toMillis()));
        }
        return this;
    }

    /** Returns the first 24 hexadecimal digits of the digest, and resets it. */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest()).substring(0, HEX_DIGITS);
    }
}
