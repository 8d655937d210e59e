package org.vitrine.ingest.notification;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vitrine.ingest.identity.NameRules;

/**
 * Whose an object is, from where it lies. Pure.
 *
 * @param buckets those that are watched; objects in others are not ours to read
 * @param rule prefix with the places {@code {institution}} and {@code {collection}}, for example
 *     {@code drop/{institution}/{collection}/}; what follows is the identifier
 * @param prefix the part of the rule before its first place; keys without it are not the drop box's
 * @param pattern of keys, each place one path segment
 */
record DropBox(Set<String> buckets, String rule, String prefix, Pattern pattern) {

    /** What an object's key says. */
    sealed interface Place {

        /** Who dropped what where. */
        record Dropped(String institutionId, String collectionId, String identifier) implements Place {}

        /** In a collection's place, under a name that no photograph can have; {@code institution} is as written. */
        record Unnameable(String institution, String collectionId, String sentence) implements Place {}

        /** Under the rule's prefix, or in a bucket that is not watched: no collection can be found for it. */
        record Unwatched(String sentence) implements Place {}

        /** Not under the rule's prefix, or the marker of a folder: nothing to take in. */
        record Elsewhere(String why) implements Place {}
    }

    static DropBox of(Set<String> buckets, String rule) {
        if (!rule.contains("{institution}") || !rule.contains("{collection}") || !rule.endsWith("/")) {
            throw new IllegalArgumentException(
                    "vitrine.ingest.drop-box.rule is '%s': it must hold {institution} and {collection} and end in '/'"
                            .formatted(rule));
        }
        var places = Pattern.compile("\\{(institution|collection)}").matcher(rule);
        var pattern = new StringBuilder();
        int from = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(rule.substring(from, places.start())));
            pattern.append("(?<").append(places.group(1)).append(">[^/]*)");
            from = places.end();
        }
        pattern.append(Pattern.quote(rule.substring(from))).append("(?<identifier>.*)");
        return new DropBox(
                Set.copyOf(buckets),
                rule,
                rule.substring(0, rule.indexOf('{')),
                Pattern.compile(pattern.toString(), Pattern.DOTALL));
    }

    /**
     * @param key decoded
     * @param sizeBytes of the object, where it is known
     */
    Place place(String bucket, String key, OptionalLong sizeBytes) {
        if (!buckets.contains(bucket)) {
            return new Place.Unwatched(
                    "Bucket '%s' is not watched; vitrine.ingest.drop-box.buckets names those that are: add it there."
                            .formatted(S3RecordReader.cut(bucket)));
        }
        if (!key.startsWith(prefix)) {
            return new Place.Elsewhere("key '%s' is not under '%s'".formatted(S3RecordReader.cut(key), prefix));
        }
        if (key.endsWith("/") && sizeBytes.orElse(0) == 0) {
            return new Place.Elsewhere("key '%s' marks a folder".formatted(S3RecordReader.cut(key)));
        }
        Matcher match = pattern.matcher(key);
        if (!match.matches() || !NameRules.isSlug(match.group("collection"))) {
            return new Place.Unwatched(
                    "Key '%s' names no collection: put the object under %s, where a collection is %s."
                            .formatted(S3RecordReader.cut(key), rule, NameRules.SLUG_RULE));
        }
        return named(match.group("institution"), match.group("collection"), match.group("identifier"), key);
    }

    private static Place named(String institution, String collectionId, String identifier, String key) {
        Optional<String> fault = !NameRules.isSlug(institution)
                ? Optional.of("'%s' is no institution: it must be %s"
                        .formatted(S3RecordReader.cut(institution), NameRules.SLUG_RULE))
                : NameRules.identifierFault(identifier)
                        .map(why -> "the part that becomes the identifier " + why)
                        .or(() -> segmentFault(identifier));
        return fault.<Place>map(why -> new Place.Unnameable(
                        institution,
                        collectionId,
                        "The object with key '%s' cannot be taken in: %s. Store it under another key."
                                .formatted(S3RecordReader.cut(key), why)))
                .orElseGet(() -> new Place.Dropped(institution, collectionId, identifier));
    }

    /** Stores on a file system take {@code p//q} for {@code p/q} and {@code p/../q} for {@code q}: another's object. */
    static Optional<String> segmentFault(String identifier) {
        return Arrays.stream(identifier.split("/", -1))
                .filter(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."))
                .findFirst()
                .map(segment -> segment.isEmpty()
                        ? "it has an empty path segment"
                        : "it has the path segment '%s'".formatted(segment));
    }
}
