package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.vitrine.imageindex.DocumentBasis.FactStamp;

class IndexJsonTest {

    /** The object mapper with which the client of OpenSearch writes documents. */
    private static final ObjectMapper JSON = ((JacksonJsonpMapper) IndexJson.forClient()).objectMapper();

    private final FactStamp stamp = new FactStamp(1, Instant.parse("2026-03-01T12:00:00.123Z"));
    private final DocumentBasis basis = new DocumentBasis(stamp, stamp, stamp);
    private final IndexedImage image = IndexedImageSamples.image("img-1", "coins", 3, "relief", 0.6f, 0.8f);

    @Test
    void theDocumentOfAnImageHasTheMembersOfTheImageAndTheBasis() throws JsonProcessingException {
        // Given
        var put = new IndexWrite.Put(image, Optional.of(basis));
        var expected = (ObjectNode) JSON.readTree(IndexedImageSamples.json(image));
        expected.set(IndexJson.BASIS, JSON.readTree(JSON.writeValueAsString(basis)));

        // When
        String json = JSON.writeValueAsString(IndexJson.document(put, 3));

        // Then
        assertThat(JSON.readTree(json)).isEqualTo(expected);
        assertThat(IndexedImageSamples.fromJson(json)).isEqualTo(image);
        assertThat(IndexJson.basis(JSON.readTree(json).path(IndexJson.BASIS))).contains(basis);
    }

    @Test
    void aDocumentWithoutBasisHasNoSuchMember() throws JsonProcessingException {
        var expected = JSON.readTree(IndexedImageSamples.json(image));

        String json = JSON.writeValueAsString(IndexJson.document(new IndexWrite.Put(image), 3));

        assertThat(JSON.readTree(json)).isEqualTo(expected);
    }

    @Test
    void theRevisionIsTheVersionWithWhichTheDocumentIsWritten() throws JsonProcessingException {
        String json = JSON.writeValueAsString(IndexJson.document(new IndexWrite.Put(image), 9));

        assertThat(IndexedImageSamples.fromJson(json))
                .isEqualTo(IndexedImageSamples.image("img-1", "coins", 9, "relief", 0.6f, 0.8f));
    }
}
