package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageWithdrawn;

class FactDatumProviderTest {

    private final FactDatumProvider<ImageWithdrawn> provider = provider();

    @Test
    void whatIsWrittenIsReadAsTheSameFact() throws IOException {
        var fact = new ImageWithdrawn("img-a", "coins", "museum", 2, "lent out", Instant.EPOCH);
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

        provider.createDatumWriter(fact, fact.getSchema()).write(fact, encoder);

        var decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
        assertThat(provider.createDatumReader(fact.getSchema()).read(null, decoder))
                .isEqualTo(fact);
    }

    @Test
    void recordsOfOneSchemaObjectHaveOneReader() {
        var schema = ImageWithdrawn.getClassSchema();

        assertThat(provider.createDatumReader(schema)).isSameAs(provider.createDatumReader(schema));
    }

    @Test
    void theSerializersUseThisProviderWhateverTheSettingsName() {
        Map<String, Object> settings = Map.of(
                "apicurio.registry.url", "http://127.0.0.1:1/apis/registry/v3",
                "apicurio.registry.avro-datum-provider", "no.such.Provider");

        assertThatCode(() -> new FactSerializer<ImageWithdrawn>().configure(settings, false))
                .doesNotThrowAnyException();
        assertThatCode(() -> new FactDeserializer<ImageWithdrawn>().configure(settings, false))
                .doesNotThrowAnyException();
    }

    private static FactDatumProvider<ImageWithdrawn> provider() {
        var provider = new FactDatumProvider<ImageWithdrawn>();
        provider.setUseSpecificAvroReader(true);
        return provider;
    }
}
