package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedImageTest {

    @Test
    void survivesJson() throws JsonProcessingException {
        var image = IndexedImageSamples.image("img-1", "coins", 3, "relief", 0.6f, 0.8f);

        assertThat(IndexedImageSamples.fromJson(IndexedImageSamples.json(image)))
                .isEqualTo(image);
    }

    @Test
    void absentIsAbsentInJson() {
        var json = IndexedImageSamples.json(IndexedImageSamples.image("img-1", "coins", 3, "relief", 1f));

        assertThat(json)
                .doesNotContain("null")
                .contains("\"arrivedAt\":\"2026-03-01T12:00:00.123Z\"", "\"facets\":{", "material\\u001Fsilver");
    }

    @Test
    void whatANewerWriterAddsIsPassedOver() throws JsonProcessingException {
        var json = IndexedImageSamples.json(IndexedImageSamples.image("img-1", "coins", 3, "relief", 1f));

        assertThat(IndexedImageSamples.fromJson(json.replaceFirst("\\{", "{\"unheardOf\":[1],"))
                        .imageId())
                .isEqualTo("img-1");
    }

    @Test
    void statementsOfTheInstitutionAreFacetsAndThoseOfAModelOnlyForOtherProperties() {
        var image = IndexedImageSamples.image(
                "img-1", "coins", 1, "relief", Map.of("Material", "Silver", "a=b", "c=d"), 1f);

        assertThat(image.facets().terms())
                .containsExactlyInAnyOrder(
                        "side\u001fobverse",
                        "institution\u001fmuseum",
                        "material\u001fsilver",
                        "a=b\u001fc=d",
                        "region\u001flycia",
                        "label\u001fcoin");
        assertThat(image.facets().stated()).containsExactlyInAnyOrder("side", "institution", "material", "a=b");
        assertThat(image.facets().names())
                .containsExactlyInAnyOrder("side", "institution", "material", "a=b", "region", "label");
    }

    @Test
    void aValueIsKeptAsStatedBesideItsFoldedTerm() {
        var image =
                IndexedImageSamples.image("img-1", "coins", 1, "relief", Map.of("legend", "ΒΑΣΙΛΕΩΣ\nΑΛΕΞΑΝΔΡΟΥ"), 1f);

        assertThat(image.facets().values()).contains("legend\u001fβασιλεωσ αλεξανδρου\u001fΒΑΣΙΛΕΩΣ\nΑΛΕΞΑΝΔΡΟΥ");
    }

    @Test
    void spellingsOfOneValueAreOneFacetOfAnImage() {
        var image =
                IndexedImageSamples.image("img-1", "coins", 1, "relief", Map.of("MINT", "Köln", "mint", "KÖLN"), 1f);

        assertThat(image.facets().terms())
                .filteredOn(term -> term.startsWith("mint\u001f"))
                .containsExactly("mint\u001fköln");
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 2_000})
    void theLongestValuesThatAreTakenAreFacets(int length) {
        var image = IndexedImageSamples.image("img-1", "coins", 1, "relief", Map.of("note", "Ω".repeat(length)), 1f);

        assertThat(image.facets().terms()).contains("note\u001f" + "ω".repeat(length));
    }

    @Test
    void aStatementTooLongForATermIsNoFacetAndDoesNotSpoilTheDocument() {
        var image = IndexedImageSamples.image("img-1", "coins", 1, "relief", Map.of("note", "x".repeat(40_000)), 1f);

        assertThat(image.facets().names()).doesNotContain("note");
        assertThat(image.text()).contains("xxx");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.5, 0", "0, -1", "0.75, 0.5", "1.0000001, 1"})
    void aScoreIsHalfOfOnePlusTheCosine(double score, double cosine) {
        assertThat(Similarity.ofScore(score)).isEqualTo(cosine, within(1e-12));
    }

    @Test
    void theCosineOfTwoVectorsDoesNotDependOnTheirLengths() {
        assertThat(ImageVector.of(3, 0).similarityTo(ImageVector.of(5, 5))).isEqualTo(Math.sqrt(0.5), within(1e-12));
    }
}
