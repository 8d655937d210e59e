package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * The place in a bucket from which a batch takes its photographs.
 *
 * @param bucket name of the bucket
 * @param prefix prefix of their keys; empty for the whole bucket
 */
record BucketSource(String bucket, String prefix) {

    /** Longest key of an object in S3, in bytes of UTF-8. */
    private static final int MAX_KEY_BYTES = 1024;

    /** Most characters of a value that an answer repeats. */
    private static final int MAX_QUOTED = 200;

    private static final Set<String> MEMBERS = Set.of("bucket", "prefix");

    /** A path segment that a store in a file system resolves, so that it leads to another prefix. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(/|$)");

    /** The outcome of reading member {@code from} of the request that opens a batch. */
    sealed interface Reading {

        record None() implements Reading {}

        record Valid(BucketSource source) implements Reading {}

        record Refused(IngestProblem problem) implements Reading {}
    }

    /**
     * Reads member {@code from}.
     *
     * @param allowed buckets from which batches may take photographs
     * @param shared buckets in which each institution has a prefix of its own: Vitrine's, and those with drop boxes
     * @param ownPrefix prefix of the institution's drop box in those buckets
     */
    static Reading read(JsonNode from, Set<String> allowed, Set<String> shared, String ownPrefix) {
        if (from.isMissingNode() || from.isNull()) {
            return new Reading.None();
        }
        var unknown = from.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !MEMBERS.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return refused("from", unknown.get(), "from has members 'bucket' and 'prefix' only: correct the other.");
        }
        var bucket = text(from.path("bucket"));
        var prefix = from.path("prefix").isMissingNode() ? Optional.of("") : text(from.path("prefix"));
        if (bucket.isEmpty() || bucket.get().isBlank()) {
            return refused("from.bucket", from.path("bucket").toString(), "from.bucket must name a bucket.");
        }
        if (prefix.isEmpty() || prefix.get().getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            return refused(
                    "from.prefix", from.path("prefix").toString(), "from.prefix must be text of at most 1024 bytes.");
        }
        if (!allowed.contains(bucket.get())) {
            return refused(
                    "from.bucket",
                    bucket.get(),
                    "Bucket '%s' may not be listed: an operator adds it to vitrine.ingest.drop-box.import-buckets."
                            .formatted(bucket.get()));
        }
        if (shared.contains(bucket.get()) && !prefix.get().startsWith(ownPrefix)) {
            return refused(
                    "from.prefix",
                    prefix.get(),
                    "In bucket '%s' an institution may list its own drop box only: start the prefix with '%s'."
                            .formatted(bucket.get(), ownPrefix));
        }
        if (shared.contains(bucket.get()) && DOT_SEGMENT.matcher(prefix.get()).find()) {
            return refused(
                    "from.prefix",
                    prefix.get(),
                    "from.prefix has the path segment '.' or '..', which some stores resolve: remove it.");
        }
        return new Reading.Valid(new BucketSource(bucket.get(), prefix.get()));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static Reading refused(String field, String value, String sentence) {
        String cut = value.codePointCount(0, value.length()) > MAX_QUOTED
                ? value.substring(0, value.offsetByCodePoints(0, MAX_QUOTED))
                : value;
        return new Reading.Refused(new IngestProblem.MalformedField(field, cut, sentence));
    }
}
