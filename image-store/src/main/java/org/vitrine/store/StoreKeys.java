package org.vitrine.store;

import java.util.UUID;

/**
 * Where things lie in the bucket.
 *
 * <pre>
 * incoming/{uuid}                                          large uploads under way
 * uploads/{collectionId}/{uuid}.json                       what was agreed of an upload straight to the store
 * originals/{collectionId}/{imageId}/{sha256}              the bytes as sent
 * receipts/{collectionId}/{imageId}.json                   the newest arrival: written by ingest-service alone; others
 *                                                          read version, sha256 and withdrawnAt
 * renditions/{collectionId}/{imageId}/{sha256:16}/{file}   what preprocess-service made of those bytes
 * statements/, statements-of/, costs/                      inference-service's own, see there
 * </pre>
 *
 * <p>Renditions lie under the digest of their original, so that those of two versions never overwrite each other.
 */
public final class StoreKeys {

    private static final int DIGEST_PREFIX = 16;
    private static final String ORIGINALS = "originals/";

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
        return "incoming/" + upload;
    }

    public static String ticket(String collectionId, UUID upload) {
        return "uploads/%s/%s.json".formatted(collectionId, upload);
    }

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
        return "receipts/%s/%s.json".formatted(collectionId, imageId);
    }

    public static String rendition(String collectionId, String imageId, String sha256, RenditionFile file) {
        return renditions(collectionId, imageId, sha256) + file.fileName();
    }

    /** The prefix of every rendition of one original of an image. */
    public static String renditions(String collectionId, String imageId, String sha256) {
        return renditions(collectionId, imageId) + sha256.substring(0, DIGEST_PREFIX) + "/";
    }

    /** The prefix of every rendition of an image, whatever its bytes. */
    public static String renditions(String collectionId, String imageId) {
        return "renditions/%s/%s/".formatted(collectionId, imageId);
    }
}
