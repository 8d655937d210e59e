package org.vitrine.index.writer;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.vitrine.events.ImageDocument;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexWrite;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedProposal;
import org.vitrine.index.join.WithdrawalTombstone;
import org.vitrine.index.streams.OutageClassifier;

/** The change to the index that a record of topic image-documents requires, or why the record is invalid. */
sealed interface DocumentInstruction {

    ConsumerRecord<byte[], byte[]> record();

    /**
     * A document to write or to remove.
     *
     * @param write the change to the index
     * @param factData data for the fact that is published afterwards
     */
    record PreparedDocument(ConsumerRecord<byte[], byte[]> record, IndexWrite write, FactContent factData)
            implements DocumentInstruction {}

    /** The record is invalid, now and later, and is dead-lettered. */
    record Invalid(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) implements DocumentInstruction {}

    /**
     * The data about the image for the fact indexed.
     *
     * @param version version of the image
     * @param index index of the model of the document; the alias of all for a withdrawal
     * @param originalLocation location of the original bytes; empty for a withdrawal
     * @param itemSources by whom the item of the image is known
     */
    record FactContent(
            String collectionId,
            String institutionId,
            int version,
            boolean withdrawn,
            IndexName index,
            String originalLocation,
            ItemSources itemSources) {}

    /**
     * By whom the item of an image is known. So readers of the fact need not read the document where no proposal is
     * needed.
     *
     * @param stated whether the institution states an item
     * @param decided whether a decision about the item is in force, including one that the specimen belongs to none
     * @param proposed whether the document has a proposal by the model of its vector
     */
    record ItemSources(boolean stated, boolean decided, boolean proposed) {

        static final ItemSources NONE = new ItemSources(false, false, false);

        static ItemSources of(IndexedImage image) {
            return new ItemSources(
                    image.statedItemId().isPresent(),
                    image.decided().filter(IndexedDecided::decidesItem).isPresent(),
                    image.proposal()
                            .map(IndexedProposal::model)
                            .filter(image.model()::equals)
                            .isPresent());
        }
    }

    /** Interprets a record. Throws only when the schema registry is unavailable, which is no fault of the record. */
    static DocumentInstruction of(ConsumerRecord<byte[], byte[]> record, Deserializer<ImageDocument> format) {
        try {
            var document = format.deserialize(record.topic(), record.headers(), record.value());
            return document == null ? removal(record) : putInstruction(record, document);
        } catch (RuntimeException failure) {
            if (OutageClassifier.isOutage(failure)) {
                throw failure;
            }
            return new Invalid(record, failure);
        }
    }

    private static DocumentInstruction putInstruction(ConsumerRecord<byte[], byte[]> record, ImageDocument document) {
        var put = DocumentMapping.put(document);
        var image = put.image();
        return new PreparedDocument(
                record,
                put,
                new FactContent(
                        image.collectionId(),
                        image.institutionId(),
                        image.version(),
                        false,
                        IndexName.of(image.model()),
                        document.getArrived().getLocation(),
                        ItemSources.of(image)));
    }

    private static DocumentInstruction removal(ConsumerRecord<byte[], byte[]> record) {
        String imageId = new String(record.key(), StandardCharsets.UTF_8);
        return WithdrawalTombstone.from(record.headers())
                .<DocumentInstruction>map(withdrawal -> new PreparedDocument(
                        record,
                        new IndexWrite.Remove(
                                imageId,
                                withdrawal.collectionId(),
                                withdrawal.institutionId(),
                                withdrawal.version(),
                                withdrawal.revision()),
                        new FactContent(
                                withdrawal.collectionId(),
                                withdrawal.institutionId(),
                                withdrawal.version(),
                                true,
                                IndexName.ALL,
                                "",
                                ItemSources.NONE)))
                .orElseGet(() -> new Invalid(
                        record,
                        new IllegalArgumentException(
                                "the tombstone of '%s' lacks a header such as vitrine-revision; only index-service may write to image-documents"
                                        .formatted(imageId))));
    }
}
