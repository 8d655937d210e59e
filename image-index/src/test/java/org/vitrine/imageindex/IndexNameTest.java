package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexNameTest {

    @ParameterizedTest
    @CsvSource({
        "relief-bank, 1, images-3.relief-bank.1",
        "Relief Bank, 1.0, images-3._52elief_20_42ank.1_2e0",
        "dino_v2, 2024-05, images-3.dino_5fv2.2024-05"
    })
    void aModelHasAnIndexOfItsOwn(String name, String version, String index) {
        assertThat(of(name, version)).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, 1, a-b, 1",
        "a_b, 1, a-b, 1",
        "A, 1, a, 1",
        "a, 1.0, a, 1-0",
        "a, 1.b, a.1, b",
        "a/b, 1, a b, 1",
        "ä, 1, a\u0308, 1",
        "_2e, 1, ., 1"
    })
    void twoModelsNeverShareAnIndex(String name, String version, String otherName, String otherVersion) {
        assertThat(of(name, version)).isNotEqualTo(of(otherName, otherVersion));
    }

    @ParameterizedTest
    @CsvSource({"x, 400", "Ω, 200", "A, 41"})
    void aLongNameIsCutAndKeepsADigestOfTheWhole(String letter, int times) {
        // When
        String one = of(letter.repeat(times), "1");
        String other = of(letter.repeat(times) + "y", "1");

        // Then
        assertThat(one).isNotEqualTo(other).hasSizeLessThan(255);
    }

    @Property
    void openSearchAcceptsEveryName(@ForAll @NotEmpty String name, @ForAll @NotEmpty String version) {
        // When
        String index = of(name, version);

        // Then
        assertThat(index).matches("images-3\\.[a-z0-9_-]+\\.[a-z0-9_-]+");
        assertThat(index.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    }

    private static String of(String name, String version) {
        return IndexName.of(new ModelReference("sagemaker", name, version, "")).value();
    }
}
