package org.vitrine.ingest.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;

/** Produces the drop box from the configuration. */
@ApplicationScoped
class DropBoxProducer {

    @Produces
    @Singleton
    DropBox dropBox(IngestConfig config, StoreConfig store) {
        return DropBox.of(
                config.dropBox().buckets().orElse(Set.of(store.bucket())),
                config.dropBox().rule());
    }
}
