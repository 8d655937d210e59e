package org.vitrine.cli.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names the folders of classes: readable, valid on each file system, and different for different classes, also where a
 * file system ignores the case of letters. Pure.
 */
final class ClassFolderNames {

    /** With 4 bytes for each character and a digest, a name has at most 249 bytes; file systems allow 255. */
    private static final int MAX_LENGTH = 60;

    private static final int DIGEST_BYTES = 4;
    private static final String ALLOWED_PUNCTUATION = " ._-+()',";

    private ClassFolderNames() {}

    /**
     * Returns the name of the folder of each class. Where two classes would have the same name, and where a name is
     * reserved, a part of the digest of the class is added.
     *
     * @param reserved names that no folder can have
     */
    static Map<String, String> of(Collection<String> classes, Collection<String> reserved) {
        var distinctClasses = new TreeSet<>(classes);
        Map<String, Integer> counts = new HashMap<>();
        reserved.forEach(name -> counts.merge(folded(name), 1, Integer::sum));
        distinctClasses.forEach(each -> counts.merge(folded(readable(each)), 1, Integer::sum));
        Map<String, String> names = new TreeMap<>();
        for (String each : distinctClasses) {
            String name = readable(each);
            boolean unique = counts.getOrDefault(folded(name), 0) == 1;
            names.put(each, unique ? name : name + '-' + digest(each));
        }
        return names;
    }

    private static String readable(String label) {
        var name = new StringBuilder();
        Normalizer.normalize(label, Normalizer.Form.NFC)
                .codePoints()
                .limit(MAX_LENGTH)
                .map(character -> isAllowed(character) ? character : '_')
                .forEach(name::appendCodePoint);
        // Windows drops dots and spaces at the end of a name; a name that begins with a dot is hidden elsewhere.
        String stripped = name.toString().replaceAll("^[. ]+|[. ]+$", "");
        return stripped.isEmpty() ? "_" : stripped;
    }

    private static boolean isAllowed(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || ALLOWED_PUNCTUATION.indexOf(character) >= 0;
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String digest(String label) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(label.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // each Java platform has SHA-256
        }
    }
}
