package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Indexed;

class DecodedRecordTest {

    private static final ImageWithdrawn FACT = ImageWithdrawn.newBuilder()
            .setImageId("img-a")
            .setCollectionId("coins")
            .setInstitutionId("museum")
            .setVersion(2)
            .setReason("")
            .setWithdrawnAt(Instant.EPOCH)
            .build();
    private static final byte[] BYTES =
            FactSerdes.inMemory(ImageWithdrawn.class).serializer().serialize("t", FACT);
    private static final byte[] OF_ANOTHER_TYPE = FactSerdes.inMemory(Indexed.class)
            .serializer()
            .serialize(
                    "t",
                    new Indexed("img-a", "coins", "museum", 1, 1L, false, "i", Instant.EPOCH, false, false, false));

    @Test
    void aFactIsReadable() {
        assertThat(decoded("img-a", BYTES)).isEqualTo(new DecodedRecord.Decoded<>(FACT));
    }

    static Stream<Arguments> junk() {
        return Stream.of(
                Arguments.of(null, BYTES, "it has no key; a fact's key is its imageId"),
                Arguments.of("img-a", null, "it has no value; no fact of this topic is a tombstone"),
                Arguments.of("img-a", new byte[0], "it is empty"),
                Arguments.of(
                        "img-a",
                        "junk".getBytes(StandardCharsets.UTF_8),
                        "ImageWithdrawn cannot be read from its bytes: "),
                Arguments.of("img-a", new byte[] {(byte) 0xff}, "ImageWithdrawn cannot be read from its bytes: "),
                Arguments.of("img-a", shortened(), "ImageWithdrawn cannot be read from its bytes: "),
                Arguments.of("img-a", OF_ANOTHER_TYPE, "ImageWithdrawn cannot be read from its bytes: "),
                Arguments.of("img-b", BYTES, "its key is 'img-b', and its fact is about 'img-a'"));
    }

    @ParameterizedTest
    @MethodSource("junk")
    void anythingElseIsUndecodableWithItsPlaceAndCause(@Nullable String key, byte @Nullable [] value, String reason) {
        // When
        var found = decoded(key, value);

        // Then
        assertThat(found).isInstanceOfSatisfying(DecodedRecord.Undecodable.class, junk -> assertThat(junk.cause())
                .hasMessageStartingWith("the record at offset 7 of image-withdrawn-3 cannot be used: " + reason));
    }

    @Test
    void aFactOfAnotherTypeIsNamed() {
        // Given
        Deserializer<SpecificRecord> any = (_, _) ->
                new Indexed("img-a", "coins", "museum", 1, 1L, false, "i", Instant.EPOCH, false, false, false);

        // When
        var found = DecodedRecord.of(record("img-a", BYTES), ImageWithdrawn.class, any, ImageWithdrawn::getImageId);

        // Then
        assertThat(found).isInstanceOfSatisfying(DecodedRecord.Undecodable.class, junk -> assertThat(junk.cause())
                .hasMessageEndingWith("it is of type Indexed, and this topic holds ImageWithdrawn"));
    }

    @Test
    void anUnavailableRegistryOrAnUnknownSchemaIsNoFaultOfTheRecord() {
        Stream.of(
                        new RegistryUnavailable(new IllegalStateException()),
                        new UnknownSchema("content id 7", new IllegalStateException()))
                .forEach(failure -> {
                    Deserializer<ImageWithdrawn> without = (_, _) -> {
                        throw failure;
                    };
                    assertThat(DecodedRecord.of(
                                    record("img-a", BYTES), ImageWithdrawn.class, without, ImageWithdrawn::getImageId))
                            .isEqualTo(new DecodedRecord.SchemaUnavailable<>(failure));
                });
    }

    private static DecodedRecord<ImageWithdrawn> decoded(@Nullable String key, byte @Nullable [] value) {
        return DecodedRecord.of(
                record(key, value),
                ImageWithdrawn.class,
                FactSerdes.inMemory(ImageWithdrawn.class).deserializer(),
                ImageWithdrawn::getImageId);
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "image-withdrawn", 3, 7, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static byte[] shortened() {
        return java.util.Arrays.copyOf(BYTES, BYTES.length - 3);
    }
}
