package org.vitrine.index.streams;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * Supplies the key-value store of a name to a topology. The service keeps stores on disk. A topology test keeps them in
 * memory, because its driver commits after each record, and RocksDB writes a file for each store at each commit.
 */
@FunctionalInterface
public interface StoreSupplier {

    /** Stores in RocksDB, in the state directory of the application. */
    StoreSupplier ON_DISK = Stores::persistentKeyValueStore;

    KeyValueBytesStoreSupplier named(String name);
}
