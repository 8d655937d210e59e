package org.vitrine.index.streams;

import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * RocksDB configuration that limits the memory of all state stores of the process together, with one shared block cache
 * and write buffer manager. RocksDB's defaults are per store and partition: with five stores and six partitions they
 * add up to gigabytes.
 *
 * <p>Public because Kafka Streams creates it by class name.
 */
public final class BoundedRocksDbConfig implements RocksDBConfigSetter {

    /** Kafka Streams setting with the limit, a memory size such as 64M. */
    public static final String MEMORY_LIMIT = "vitrine.store.memory";

    private static final MemorySizeConverter SIZE_CONVERTER = new MemorySizeConverter();
    private static final double HIGH_PRIORITY_RATIO = 0.1;
    private static final long BLOCK_BYTES = 4 * 1024L;
    private static Shared shared = new Shared(0, null, null);

    private record Shared(
            long totalBytes,
            @Nullable Cache cache,
            @Nullable WriteBufferManager buffers) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var memory = shared(SIZE_CONVERTER
                .convert(String.valueOf(configs.get(MEMORY_LIMIT)))
                .asLongValue());
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setBlockSize(BLOCK_BYTES);
        options.setWriteBufferManager(memory.buffers());
        options.setMaxWriteBufferNumber(2);
        options.setWriteBufferSize(memory.totalBytes() / 8);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache is shared by all stores and lives as long as the process.
    }

    /** Returns the shared cache and buffers; the first call creates them and determines their size. */
    private static synchronized Shared shared(long totalBytes) {
        if (shared.cache() == null) {
            RocksDB.loadLibrary();
            var cache = new LRUCache(totalBytes, -1, false, HIGH_PRIORITY_RATIO);
            shared = new Shared(totalBytes, cache, new WriteBufferManager(totalBytes / 2, cache));
        }
        return shared;
    }
}
