package org.vitrine.preprocess;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A photograph as one version of its own image. */
record PostedVersion(String imageId, int version, String sha256, int sizeBytes) {

    static PostedVersion of(byte[] photograph) {
        return new PostedVersion("img-" + UUID.randomUUID(), 1, digest(photograph), photograph.length);
    }

    /** Returns a later version of the image with other bytes. */
    PostedVersion then(int version, byte[] photograph) {
        return new PostedVersion(imageId, version, digest(photograph), photograph.length);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
