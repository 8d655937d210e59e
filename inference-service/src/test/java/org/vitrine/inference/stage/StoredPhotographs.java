package org.vitrine.inference.stage;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;
import org.vitrine.inference.statement.EncodedPictures;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;
import org.vitrine.store.StoreKeys.RenditionFile;

/** Stores renditions and returns the {@code preprocessed} event that preprocess-service would publish about them. */
final class StoredPhotographs {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Digest of every original, and of every preparation, in the keys of its objects. */
    private static final String SHA256 = "5".repeat(64);

    private final ImageStore store;

    StoredPhotographs(ImageStore store) {
        this.store = store;
    }

    /**
     * Stores an original and renditions, with text after the end of each picture that selects the stand-in's response.
     */
    Preprocessed store(String imageId, String collectionId, String trailingText) {
        var prepared = EncodedPictures.withTrailingText(EncodedPictures.png(96, 96), trailingText);
        var access = EncodedPictures.withTrailingText(EncodedPictures.jpeg(400, 300), trailingText);
        String originalKey = StoreKeys.original(collectionId, imageId, SHA256);
        String preparedKey = StoreKeys.rendition(collectionId, imageId, SHA256, RenditionFile.PREPARED);
        String accessKey = StoreKeys.rendition(collectionId, imageId, SHA256, RenditionFile.ACCESS);
        Uni.join()
                .all(
                        store.put(originalKey, access, "image/jpeg"),
                        store.put(preparedKey, prepared, RenditionFile.PREPARED.mediaType()),
                        store.put(accessKey, access, RenditionFile.ACCESS.mediaType()))
                .andFailFast()
                .await()
                .atMost(TIMEOUT);
        var fact = PreprocessedSample.of(
                imageId,
                collectionId,
                List.of(
                        rendition(RenditionKind.PREPARED, preparedKey, prepared, 96, 96),
                        rendition(RenditionKind.ACCESS, accessKey, access, 400, 300)));
        fact.setSha256(SHA256);
        fact.setOriginalLocation(store.locationOf(originalKey).toString());
        return fact;
    }

    void withdraw(Preprocessed fact) {
        store.deletePrefix(StoreKeys.originals(fact.getCollectionId(), fact.getImageId()))
                .await()
                .atMost(TIMEOUT);
        deleteRenditions(fact);
    }

    /** Deletes the renditions but not the original. */
    void deleteRenditions(Preprocessed fact) {
        fact.getRenditions().forEach(rendition -> store.delete(URI.create(rendition.getLocation()))
                .await()
                .atMost(TIMEOUT));
    }

    private Rendition rendition(RenditionKind kind, String key, byte[] bytes, int widthPx, int heightPx) {
        String location = store.locationOf(key).toString();
        var rendition = PreprocessedSample.rendition(kind, location, widthPx, heightPx, bytes.length);
        rendition.setSha256(sha256(bytes));
        return rendition;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
