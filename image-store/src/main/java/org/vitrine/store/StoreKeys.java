package org.vitrine.store;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where things lie in the bucket.
 *
 * <pre>
 * incoming/{uuid}                                          large uploads under way
 * uploads/{collectionId}/{uuid}.json                       what was agreed of an upload straight to the store
 * subscriptions/{sha256 of topic ARN}.json                 subscriptions of Amazon SNS that wait to be confirmed
 * originals/{collectionId}/{imageId}/{version}-{attempt}/{sha256}
 *                                                          the bytes as sent; version has nine digits
 * receipts/{collectionId}/{imageId}/{version}.json         an arrival or a withdrawal; its writer owns the version
 * receipts/{collectionId}/{imageId}.json                   a copy of the newest that was announced: written by
 *                                                          ingest-service alone; others read version, sha256, withdrawnAt
 * renditions/{collectionId}/{imageId}/{version}-{sha256:16}/{file}
 *                                                          what preprocess-service made of those bytes
 * statements/, statements-of/, costs/                      inference-service's own, see there
 * </pre>
 *
 * <p>The version is part of the keys, so that two arrivals never share an object: a withdrawal deletes what is older than
 * itself and cannot meet what was posted since. Keys of earlier releases have no version, and count as version 0.
 */
public final class StoreKeys {

    /** The prefix of subscriptions that wait to be confirmed. */
    public static final String SUBSCRIPTIONS = StorePrefix.SUBSCRIPTIONS.path();

    private static final int DIGEST_PREFIX = 16;
    private static final String ORIGINALS = StorePrefix.ORIGINALS.path();
    private static final Pattern VERSION =
            Pattern.compile("(?:originals|renditions|receipts)/[^/]+/[^/]+/(\\d{9})[-/.].*");

    /** The files preprocess-service writes for one original. */
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

    public static String incoming(UUID upload) {
        return StorePrefix.INCOMING.path() + upload;
    }

    public static String ticket(String collectionId, UUID upload) {
        return StorePrefix.UPLOADS.path() + "%s/%s.json".formatted(collectionId, upload);
    }

    /**
     * @param attempt of the writer to own the version: no two writers share an object, so the loser deletes its own
     */
    public static String original(String collectionId, String imageId, int version, UUID attempt, String sha256) {
        return "%s%09d-%s/%s".formatted(originals(collectionId, imageId), version, attempt, sha256);
    }

    /** As earlier releases wrote it. */
    public static String original(String collectionId, String imageId, String sha256) {
        return originals(collectionId, imageId) + sha256;
    }

    /** The prefix of every original of an image, whatever its bytes. */
    public static String originals(String collectionId, String imageId) {
        return ORIGINALS + "%s/%s/".formatted(collectionId, imageId);
    }

    public static boolean isOriginal(String key) {
        return key.startsWith(ORIGINALS);
    }

    public static String receipt(String collectionId, String imageId) {
        return StorePrefix.RECEIPTS.path() + "%s/%s.json".formatted(collectionId, imageId);
    }

    /** The version of the image that an original, a rendition or a receipt belongs to; 0 for keys of earlier releases. */
    public static int version(String key) {
        var places = VERSION.matcher(key);
        return places.matches() ? Integer.parseInt(places.group(1)) : 0;
    }

    /** The record by which one writer owns a version of an image. */
    public static String receipt(String collectionId, String imageId, int version) {
        return StorePrefix.RECEIPTS.path() + "%s/%s/%09d.json".formatted(collectionId, imageId, version);
    }

    public static String rendition(
            String collectionId, String imageId, int version, String sha256, RenditionFile file) {
        return renditions(collectionId, imageId, version, sha256) + file.fileName();
    }

    /** The prefix of every rendition that was made for one version of an image. */
    public static String renditions(String collectionId, String imageId, int version, String sha256) {
        return "%s%09d-%s/".formatted(renditions(collectionId, imageId), version, sha256.substring(0, DIGEST_PREFIX));
    }

    /** As earlier releases wrote it. */
    public static String rendition(String collectionId, String imageId, String sha256, RenditionFile file) {
        return renditions(collectionId, imageId, sha256) + file.fileName();
    }

    /** The prefix of every rendition of one original of an image, as earlier releases wrote it. */
    public static String renditions(String collectionId, String imageId, String sha256) {
        return renditions(collectionId, imageId) + sha256.substring(0, DIGEST_PREFIX) + "/";
    }

    /** The prefix of every rendition of an image, whatever its bytes. */
    public static String renditions(String collectionId, String imageId) {
        return StorePrefix.RENDITIONS.path() + "%s/%s/".formatted(collectionId, imageId);
    }
}
