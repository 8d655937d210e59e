package org.vitrine.search.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.QueuedImage;
import org.vitrine.imageindex.ReviewQueue;

/**
 * Identifies a review task by what it is about. A specimen has a single task about its item and statements, whatever
 * queues it is in, so that no two people judge it at the same time. Tasks about the same object and about repeated
 * frames are separate.
 *
 * @param question item, same-specimen, duplicate or rejected
 * @param institutionId empty for a failed photograph
 * @param specimenId empty for a failed photograph
 * @param imageId empty for a task about a specimen
 */
record TaskKey(String collectionId, String question, String institutionId, String specimenId, String imageId) {

    private static final int ID_BYTES = 16;

    static TaskKey of(String collectionId, ReviewQueue queue, QueuedImage image) {
        return new TaskKey(
                collectionId,
                question(queue),
                image.institutionId(),
                image.specimenId(),
                switch (queue.subject()) {
                    case SPECIMEN -> "";
                    case IMAGE -> image.imageId();
                });
    }

    static TaskKey ofRejected(String collectionId, String imageId) {
        return new TaskKey(collectionId, "rejected", "", "", imageId);
    }

    /** Returns the ids of all tasks that can be about a specimen or photograph. */
    static Stream<String> idsOf(String collectionId, IndexedSubject subject) {
        String image = subject.imageId().orElse("");
        var rejected = image.isEmpty() ? Stream.<TaskKey>empty() : Stream.of(ofRejected(collectionId, image));
        var specimen = subject.institutionId().stream().flatMap(institution -> subject.specimenId().stream()
                .flatMap(number -> Arrays.stream(ReviewQueue.values())
                        .map(queue -> new TaskKey(
                                collectionId,
                                question(queue),
                                institution,
                                number,
                                switch (queue.subject()) {
                                    case SPECIMEN -> "";
                                    case IMAGE -> image;
                                }))));
        return Stream.concat(rejected, specimen).map(TaskKey::id);
    }

    private static String question(ReviewQueue queue) {
        return queue.isAboutItem() ? "item" : queue.urlName();
    }

    /** Returns the id of the task: 32 hexadecimal digits, the same for equal keys. */
    String id() {
        try {
            var text = String.join("\n", collectionId, question, institutionId, specimenId, imageId);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Returns the task of a lease token; empty if the text is not a lease token. */
    static Optional<String> taskOf(String token) {
        return token.matches("[0-9a-f]{32}\\.[A-Za-z0-9_-]{22}")
                ? Optional.of(token.substring(0, 2 * ID_BYTES))
                : Optional.empty();
    }
}
