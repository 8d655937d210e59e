package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * Where the photographs of a batch lie already.
 *
 * @param prefix of their keys; empty for all of the bucket
 */
record BucketSource(String bucket, String prefix) {

    private static final int MAX_KEY_BYTES = 1024;

    /** The outcome of reading member {@code from}. */
    sealed interface Reading {

        record None() implements Reading {}

        record Understood(BucketSource source) implements Reading {}

        record Refused(IngestProblem problem) implements Reading {}
    }

    /**
     * @param allowed buckets that may be listed
     * @param storeBucket Vitrine's own, in which every institution has its own place
     * @param ownPlace the prefix of the institution's drop box in it
     */
    static Reading read(JsonNode from, Set<String> allowed, String storeBucket, String ownPlace) {
        if (from.isMissingNode() || from.isNull()) {
            return new Reading.None();
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
        if (bucket.get().equals(storeBucket) && !prefix.get().startsWith(ownPlace)) {
            return refused(
                    "from.prefix",
                    prefix.get(),
                    "In bucket '%s' an institution may list its own drop box only: start the prefix with '%s'."
                            .formatted(storeBucket, ownPlace));
        }
        return new Reading.Understood(new BucketSource(bucket.get(), prefix.get()));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static Reading refused(String field, String value, String sentence) {
        String cut = value.length() > 200 ? value.substring(0, 200) : value;
        return new Reading.Refused(new IngestProblem.MalformedField(field, cut, sentence));
    }
}
