package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.resolver.DefaultSchemaResolver;
import io.apicurio.registry.resolver.SchemaLookupResult;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.serde.data.SerdeMetadata;
import io.apicurio.registry.serde.data.SerdeRecord;
import java.net.ConnectException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageWithdrawn;

class SchemaLookupsTest {

    private final Registry registry = new Registry();
    private final SchemaLookups<SpecificRecord> lookups = new SchemaLookups<>(registry);

    @Test
    void requestsTheSchemaOfManyRecordsOnce() {
        var first = lookups.resolveSchema(withdrawal("img-a"));
        var second = lookups.resolveSchema(withdrawal("img-b"));

        assertThat(second).isSameAs(first);
        assertThat(registry.requests).hasSize(1);
    }

    @Test
    void requestsTheSchemaAgainAfterAFailureAndAfterAReset() {
        registry.available = false;
        assertThatThrownBy(() -> lookups.resolveSchema(withdrawal("img-a"))).isInstanceOf(RegistryUnavailable.class);

        registry.available = true;
        lookups.resolveSchema(withdrawal("img-a"));
        lookups.reset();
        lookups.resolveSchema(withdrawal("img-a"));

        assertThat(registry.requests).hasSize(3);
    }

    private static Record<SpecificRecord> withdrawal(String imageId) {
        return new SerdeRecord<>(
                new SerdeMetadata("image-withdrawn", false),
                new ImageWithdrawn(imageId, "coins", "museum", 2, "", Instant.EPOCH));
    }

    /** A resolver that records the requests and can be unavailable. */
    private static final class Registry extends DefaultSchemaResolver<Schema, SpecificRecord> {

        private final List<Record<SpecificRecord>> requests = new ArrayList<>();
        private boolean available = true;

        @Override
        public SchemaLookupResult<Schema> resolveSchema(Record<SpecificRecord> fact) {
            requests.add(fact);
            if (!available) {
                throw new IllegalStateException(new ConnectException("refused"));
            }
            return SchemaLookupResult.<Schema>builder().contentId(7L).build();
        }

        @Override
        public void reset() {
            // No cache to clear.
        }
    }
}
