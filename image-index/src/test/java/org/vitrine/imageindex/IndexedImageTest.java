package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexedImageTest {

    @Test
    void survivesJson() {
        var image = Images.image("img-1", "coins", 3, "relief", 0.6f, 0.8f);

        assertThat(IndexJson.read(IndexJson.write(image))).isEqualTo(image);
    }

    @Test
    void absentIsAbsentInJson() {
        var json = IndexJson.write(Images.image("img-1", "coins", 3, "relief", 1f));

        assertThat(json)
                .doesNotContain("null")
                .contains("\"arrivedAt\":\"2026-03-01T12:00:00.123Z\"", "\"facets\":[", "material=Silver");
    }

    @Test
    void whatANewerWriterAddsIsPassedOver() {
        var json = IndexJson.write(Images.image("img-1", "coins", 3, "relief", 1f));

        assertThat(IndexJson.read(json.replaceFirst("\\{", "{\"unheardOf\":[1],"))
                        .imageId())
                .isEqualTo("img-1");
    }

    @Test
    void theInstitutionsStatementIsAFacetAndTheMachinesOnlyWhereNobodySaid() {
        var image = Images.image("img-1", "coins", 1, "relief", Map.of("material", "Silver", "a=b", "c=d"), 1f);

        assertThat(image.facets())
                .containsExactlyInAnyOrder(
                        "side=obverse",
                        "institution=museum",
                        "material=Silver",
                        "a-b=c=d",
                        "region=Lycia",
                        "label=Coin");
    }

    @Test
    void aStatementTooLongForATermIsNoFacetAndDoesNotSpoilTheDocument() {
        var image = Images.image("img-1", "coins", 1, "relief", Map.of("note", "x".repeat(40_000)), 1f);

        assertThat(image.facets()).noneMatch(facet -> facet.startsWith("note="));
        assertThat(image.text()).contains("xxx");
    }

    @Test
    void aFacetMayHoldEqualsSignsInItsValue() {
        assertThat(Facet.parse("legend=A=Ω")).contains(new Facet("legend", "A=Ω"));
        assertThat(Facet.parse("=x")).isEqualTo(Optional.empty());
        assertThat(Facet.parse("material")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Relief Bank, 1.0, images.relief-bank.1-0", "dino_v2, 2024-05, images.dino_v2.2024-05"})
    void eachModelHasAnIndexWhoseNameOpenSearchTakes(String name, String version, String index) {
        assertThat(IndexName.of(new ModelReference("sagemaker", name, version, ""))
                        .value())
                .isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.5, 0", "0, -1", "0.75, 0.5", "1.0000001, 1"})
    void aScoreIsHalfOfOnePlusTheCosine(double score, double cosine) {
        assertThat(Similarity.ofScore(score)).isEqualTo(cosine, within(1e-12));
    }

    @Test
    void theCosineOfTwoVectorsMindsNoLength() {
        assertThat(ImageVector.of(3, 0).similarityTo(ImageVector.of(5, 5))).isEqualTo(Math.sqrt(0.5), within(1e-12));
    }
}
