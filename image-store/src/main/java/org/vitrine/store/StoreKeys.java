package org.vitrine.store;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Builds and parses the keys of objects in the bucket. The layout is:
 *
 * <pre>
 * incoming/{uuid}                                          large uploads in progress
 * uploads/{collectionId}/{uuid}.json                       ticket of an upload directly to the store
 * subscriptions/{sha256 of topic ARN}.json                 subscription of Amazon SNS, not confirmed or ended
 * originals/{collectionId}/{imageId}/{version}-{attempt}/{sha256}
 *                                                          the bytes as sent; version has nine digits
 * receipts/{collectionId}/{imageId}/{version}.json         an arrival or a withdrawal; its writer owns the version
 * receipts/{collectionId}/{imageId}.json                   a copy of the newest that was announced: only ingest-service
 *                                                          writes it; others read version, sha256, withdrawnAt
 * renditions/{collectionId}/{imageId}/{version}-{sha256:16}/{file}
 *                                                          what preprocess-service made from those bytes
 * statements/, statements-of/, costs/                      keys of inference-service, defined there
 * </pre>
 *
 * <p>The version is part of the keys, so that two arrivals never share an object: a withdrawal deletes the objects of
 * earlier versions and cannot delete those of a photograph that was posted after it. Keys of earlier releases have no
 * version and count as version 0.
 */
public final class StoreKeys {

    /** The prefix of the objects for subscriptions of Amazon SNS that are not confirmed yet. */
    public static final String SUBSCRIPTIONS = StorePrefix.SUBSCRIPTIONS.path();

    private static final int DIGEST_PREFIX = 16;
    private static final String ORIGINALS = StorePrefix.ORIGINALS.path();
    private static final Pattern VERSIONED_KEY =
            Pattern.compile("(?:originals|renditions|receipts)/[^/]+/[^/]+/(\\d{9})[-/.].*");

    /** The files that preprocess-service writes for one original. */
    public enum RenditionFile {
        PREPARED("prepared.png", "image/png"),
        MASK("mask.png", "image/png"),
        THUMBNAIL("thumbnail.jpg", "image/jpeg"),
        ACCESS("access.jpg", "image/jpeg"),
        STROKES("strokes.png", "image/png");

        private final String fileName;
        private final String mediaType;

        RenditionFile(String fileName, String mediaType) {
            this.fileName = fileName;
            this.mediaType = mediaType;
        }

        public String fileName() {
            return fileName;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    private StoreKeys() {}

    /** Returns the key under which a large upload lies until it is complete. */
    public static String incoming(UUID upload) {
        return StorePrefix.INCOMING.path() + upload;
    }

    /** Returns the key of the ticket of a direct upload. */
    public static String ticket(String collectionId, UUID upload) {
        return StorePrefix.UPLOADS.path() + "%s/%s.json".formatted(collectionId, upload);
    }

    /**
     * Returns the key of an original.
     *
     * @param attempt identifies the attempt of one writer to claim the version: no two writers share an object, so the
     *     writer that does not get the version deletes only its own object
     * @param sha256 64 hexadecimal digits
     */
    public static String original(String collectionId, String imageId, int version, UUID attempt, String sha256) {
        return "%s%09d-%s/%s".formatted(originals(collectionId, imageId), version, attempt, sha256);
    }

    /** Returns the key of an original as earlier releases wrote it, without the version. */
    public static String original(String collectionId, String imageId, String sha256) {
        return originals(collectionId, imageId) + sha256;
    }

    /** Returns the prefix of all originals of an image, of every version. */
    public static String originals(String collectionId, String imageId) {
        return ORIGINALS + "%s/%s/".formatted(collectionId, imageId);
    }

    /** Returns whether a key is that of an original, of this or of an earlier release. */
    public static boolean isOriginal(String key) {
        return key.startsWith(ORIGINALS);
    }

    /** Returns the key of the copy of the newest announced receipt of an image. */
    public static String receipt(String collectionId, String imageId) {
        return StorePrefix.RECEIPTS.path() + "%s/%s.json".formatted(collectionId, imageId);
    }

    /**
     * Returns the version of the image to which an original, a rendition or a receipt belongs; 0 for keys of earlier
     * releases.
     */
    public static int version(String key) {
        var matcher = VERSIONED_KEY.matcher(key);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Returns the key of the receipt of one version. The writer that creates this object owns the version. */
    public static String receipt(String collectionId, String imageId, int version) {
        return StorePrefix.RECEIPTS.path() + "%s/%s/%09d.json".formatted(collectionId, imageId, version);
    }

    public static String rendition(
            String collectionId, String imageId, int version, String sha256, RenditionFile file) {
        return renditions(collectionId, imageId, version, sha256) + file.fileName();
    }

    /** Returns the prefix of all renditions of one version of an image. */
    public static String renditions(String collectionId, String imageId, int version, String sha256) {
        return "%s%09d-%s/".formatted(renditions(collectionId, imageId), version, sha256.substring(0, DIGEST_PREFIX));
    }

    /** Returns the key of a rendition as earlier releases wrote it, without the version. */
    public static String rendition(String collectionId, String imageId, String sha256, RenditionFile file) {
        return renditions(collectionId, imageId, sha256) + file.fileName();
    }

    /** Returns the prefix of all renditions of one original, as earlier releases wrote it, without the version. */
    public static String renditions(String collectionId, String imageId, String sha256) {
        return renditions(collectionId, imageId) + sha256.substring(0, DIGEST_PREFIX) + "/";
    }

    /** Returns the prefix of all renditions of an image, of every version. */
    public static String renditions(String collectionId, String imageId) {
        return StorePrefix.RENDITIONS.path() + "%s/%s/".formatted(collectionId, imageId);
    }
}
