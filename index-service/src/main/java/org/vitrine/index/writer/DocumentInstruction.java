package org.vitrine.index.writer;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.vitrine.events.ImageDocument;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexWrite;
import org.vitrine.index.join.OutageClassifier;
import org.vitrine.index.join.WithdrawalTombstone;

/** What a record of image-documents asks for. */
sealed interface DocumentInstruction {

    ConsumerRecord<byte[], byte[]> record();

    /** One document to write or to remove. */
    record Wanted(ConsumerRecord<byte[], byte[]> record, IndexWrite write, About about)
            implements DocumentInstruction {}

    /** Nothing can be made of it, now or later. */
    record NonRetryable(ConsumerRecord<byte[], byte[]> record, RuntimeException why) implements DocumentInstruction {}

    /** What the fact indexed says of the image. */
    record About(
            String collectionId,
            String institutionId,
            int version,
            boolean withdrawn,
            IndexName index,
            String originalLocation) {}

    /** Fails only when the registry is unavailable, which is not the record's fault. */
    static DocumentInstruction of(ConsumerRecord<byte[], byte[]> record, Deserializer<ImageDocument> format) {
        try {
            var document = format.deserialize(record.topic(), record.headers(), record.value());
            return document == null ? removal(record) : putting(record, document);
        } catch (RuntimeException failure) {
            if (OutageClassifier.caused(failure)) {
                throw failure;
            }
            return new NonRetryable(record, failure);
        }
    }

    private static DocumentInstruction putting(ConsumerRecord<byte[], byte[]> record, ImageDocument document) {
        var put = DocumentMapping.put(document);
        var image = put.image();
        return new Wanted(
                record,
                put,
                new About(
                        image.collectionId(),
                        image.institutionId(),
                        image.version(),
                        false,
                        IndexName.of(image.model()),
                        document.getArrived().getLocation()));
    }

    private static DocumentInstruction removal(ConsumerRecord<byte[], byte[]> record) {
        String imageId = new String(record.key(), StandardCharsets.UTF_8);
        return WithdrawalTombstone.from(record.headers())
                .<DocumentInstruction>map(withdrawal -> new Wanted(
                        record,
                        new IndexWrite.Remove(
                                imageId,
                                withdrawal.collectionId(),
                                withdrawal.institutionId(),
                                withdrawal.version(),
                                withdrawal.revision()),
                        new About(
                                withdrawal.collectionId(),
                                withdrawal.institutionId(),
                                withdrawal.version(),
                                true,
                                IndexName.ALL,
                                "")))
                .orElseGet(() -> new NonRetryable(
                        record,
                        new IllegalArgumentException(
                                "the tombstone of '%s' has no revision; was it written by index-service?"
                                        .formatted(imageId))));
    }
}
