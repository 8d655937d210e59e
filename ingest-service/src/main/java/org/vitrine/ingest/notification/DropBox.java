package org.vitrine.ingest.notification;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.vision.inspect.SystemFileNames;

/**
 * Determines the institution, the collection and the identifier of an object from its bucket and key. Pure.
 *
 * @param buckets the watched buckets; Vitrine reads no objects in others
 * @param rule prefix of keys with the placeholders {@code {institution}} and {@code {collection}}, for example {@code
 *     drop/{institution}/{collection}/}; the rest of a key is the identifier
 * @param prefix the part of the rule before its first placeholder; keys without it do not belong to the drop box
 * @param pattern matches keys; each placeholder is one path segment
 */
record DropBox(Set<String> buckets, String rule, String prefix, Pattern pattern) {

    /** What the bucket and key of an object mean. */
    sealed interface ObjectPlace {

        /** A photograph of an institution for a collection. */
        record Dropped(String institutionId, String collectionId, String identifier) implements ObjectPlace {}

        /**
         * An object for a collection, but under a name that no photograph can have.
         *
         * @param institution the institution as the key has it; it may be invalid
         * @param sentence why the name is invalid, with the remedy
         */
        record Unnameable(String institution, String collectionId, String sentence) implements ObjectPlace {}

        /**
         * An object in a bucket that is not watched, or one under the rule's prefix whose key names no collection.
         *
         * @param sentence the reason, with the remedy
         */
        record Unwatched(String sentence) implements ObjectPlace {}

        /**
         * An object that needs no work: it is not under the rule's prefix, or it marks a folder.
         *
         * @param why the reason, for the log
         */
        record Ignorable(String why) implements ObjectPlace {}

        /**
         * A file that an operating system or a network drive writes beside photographs; it needs no work.
         *
         * @param why the reason, for the log
         */
        record SystemFile(String why) implements ObjectPlace {}
    }

    /**
     * Returns the drop box for a rule.
     *
     * @throws IllegalArgumentException where the rule lacks a placeholder or does not end in a slash
     */
    static DropBox of(Set<String> buckets, String rule) {
        if (!rule.contains("{institution}") || !rule.contains("{collection}") || !rule.endsWith("/")) {
            throw new IllegalArgumentException(
                    "vitrine.ingest.drop-box.rule is '%s': it must contain {institution} and {collection} and end in '/'"
                            .formatted(rule));
        }
        var placeholders = Pattern.compile("\\{(institution|collection)}").matcher(rule);
        var pattern = new StringBuilder();
        int from = 0;
        while (placeholders.find()) {
            pattern.append(Pattern.quote(rule.substring(from, placeholders.start())));
            pattern.append("(?<").append(placeholders.group(1)).append(">[^/]*)");
            from = placeholders.end();
        }
        pattern.append(Pattern.quote(rule.substring(from))).append("(?<identifier>.*)");
        return new DropBox(
                Set.copyOf(buckets),
                rule,
                rule.substring(0, rule.indexOf('{')),
                Pattern.compile(pattern.toString(), Pattern.DOTALL));
    }

    /**
     * Returns what the bucket and key of an object mean.
     *
     * @param key the decoded key
     * @param sizeBytes length of the object, where it is known; a key that ends in a slash marks a folder only where
     *     the length is 0 or unknown
     */
    ObjectPlace locate(String bucket, String key, OptionalLong sizeBytes) {
        if (!buckets.contains(bucket)) {
            return new ObjectPlace.Unwatched(
                    "Bucket '%s' is not watched; vitrine.ingest.drop-box.buckets names those that are: add it there."
                            .formatted(S3RecordReader.cut(bucket)));
        }
        if (!key.startsWith(prefix)) {
            return new ObjectPlace.Ignorable("key '%s' is not under '%s'".formatted(S3RecordReader.cut(key), prefix));
        }
        if (key.endsWith("/") && sizeBytes.orElse(0) == 0) {
            return new ObjectPlace.Ignorable("key '%s' marks a folder".formatted(S3RecordReader.cut(key)));
        }
        Matcher match = pattern.matcher(key);
        boolean matches = match.matches();
        boolean named =
                matches && NameRules.isSlug(match.group("institution")) && NameRules.isSlug(match.group("collection"));
        var kind = SystemFileNames.kindOfPath(named ? match.group("identifier") : key.substring(prefix.length()));
        if (kind.isPresent()) {
            return new ObjectPlace.SystemFile("key '%s' is that of a system file, kind '%s'"
                    .formatted(S3RecordReader.cut(key), S3RecordReader.cut(kind.get())));
        }
        if (!matches || !NameRules.isSlug(match.group("collection"))) {
            return new ObjectPlace.Unwatched(
                    "Key '%s' names no collection: put the object under %s, where a collection is %s."
                            .formatted(S3RecordReader.cut(key), rule, NameRules.SLUG_RULE));
        }
        return toPlace(match.group("institution"), match.group("collection"), match.group("identifier"), key);
    }

    private static ObjectPlace toPlace(String institution, String collectionId, String identifier, String key) {
        Optional<String> fault = !NameRules.isSlug(institution)
                ? Optional.of("'%s' is not an institution id: it must be %s"
                        .formatted(S3RecordReader.cut(institution), NameRules.SLUG_RULE))
                : NameRules.identifierFault(identifier)
                        .map(why -> "the part that becomes the identifier " + why)
                        .or(() -> segmentFault(identifier));
        return fault.<ObjectPlace>map(why -> new ObjectPlace.Unnameable(
                        institution,
                        collectionId,
                        "The object with key '%s' cannot be accepted: %s. Store it under another key."
                                .formatted(S3RecordReader.cut(key), why)))
                .orElseGet(() -> new ObjectPlace.Dropped(institution, collectionId, identifier));
    }

    /**
     * Returns why the path segments of an identifier are invalid; empty where they are valid. Stores that keep objects
     * in a file system treat {@code p//q} as {@code p/q} and {@code p/../q} as {@code q}, which is another object.
     */
    static Optional<String> segmentFault(String identifier) {
        return Arrays.stream(identifier.split("/", -1))
                .filter(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."))
                .findFirst()
                .map(segment -> segment.isEmpty()
                        ? "it has an empty path segment"
                        : "it has the path segment '%s'".formatted(segment));
    }
}
