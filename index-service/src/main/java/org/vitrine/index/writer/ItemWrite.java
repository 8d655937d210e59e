package org.vitrine.index.writer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Deserializer;
import org.vitrine.events.Item;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.imageindex.ItemIndexWriter;

/** Writes the records of topic items to the index of items. Every record is urgent: a person waits for it. */
@ApplicationScoped
class ItemWrite implements BatchSink<ItemWrite.PreparedItem> {

    private final ItemIndexWriter index;
    private final Deserializer<Item> format;
    private final PacedRefresh refresh;
    private final RecordWriteOutcome records;

    ItemWrite(
            ItemIndexWriter index,
            FactSerdes serdes,
            PacedRefresh refresh,
            DocumentOutcomePublisher publisher,
            MeterRegistry meters) {
        this.index = index;
        this.format = serdes.of(Item.class).deserializer();
        this.refresh = refresh;
        this.records = new RecordWriteOutcome(publisher, meters);
    }

    /** A record and its item for the index. */
    record PreparedItem(ConsumerRecord<byte[], byte[]> record, IndexedItem item)
            implements RecordWriteOutcome.PreparedRecord {}

    @Override
    public Topic topic() {
        return Topic.ITEMS;
    }

    @Override
    public boolean isUrgent(ConsumerRecord<byte[], byte[]> record) {
        return true;
    }

    @Override
    public Prepared<PreparedItem> prepare(List<ConsumerRecord<byte[], byte[]>> batch) {
        return records.prepare(batch, record -> new PreparedItem(record, item(record)));
    }

    private IndexedItem item(ConsumerRecord<byte[], byte[]> record) {
        var item = format.deserialize(record.topic(), record.headers(), record.value());
        if (item == null) {
            throw new IllegalArgumentException(
                    "a record of items has no value; index-service writes no tombstones there");
        }
        return RecordMapping.item(item);
    }

    @Override
    public Result<PreparedItem> write(List<PreparedItem> pending) {
        // No timeout here: vitrine.index.request-timeout limits each request behind this call.
        var outcomes = index.write(pending.stream().map(PreparedItem::item).toList())
                .await()
                .indefinitely();
        refresh.items();
        return records.result(pending, outcomes);
    }

    @Override
    public void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
        records.await(sent);
    }
}
