package org.vitrine.index.join;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a tombstone in topic image-documents.
 *
 * <p>A tombstone has no value, so the data that its reader needs is in headers. They are kept as long as the tombstone:
 * a rebuild from image-documents alone reads either both, or, after compaction, neither the tombstone nor any document
 * of the image.
 *
 * @param revision external version of the removal, above that of every earlier document
 * @param version version of the image that was withdrawn
 */
public record WithdrawalTombstone(long revision, int version, String collectionId, String institutionId) {

    static final String REVISION = "vitrine-revision";
    static final String VERSION = "vitrine-version";
    static final String COLLECTION = "vitrine-collection";
    static final String INSTITUTION = "vitrine-institution";

    void addTo(Headers headers) {
        add(headers, REVISION, Long.toString(revision));
        add(headers, VERSION, Integer.toString(version));
        add(headers, COLLECTION, collectionId);
        add(headers, INSTITUTION, institutionId);
    }

    /**
     * Reads the headers; empty where one is missing or not a number, as in tombstones that index-service did not write.
     */
    public static Optional<WithdrawalTombstone> from(Headers headers) {
        try {
            return value(headers, REVISION).flatMap(revision -> value(headers, VERSION)
                    .flatMap(version -> value(headers, COLLECTION).flatMap(collection -> value(headers, INSTITUTION)
                            .map(institution -> new WithdrawalTombstone(
                                    Long.parseLong(revision), Integer.parseInt(version), collection, institution)))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> value(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(Header::value)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
