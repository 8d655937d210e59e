package org.vitrine.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ImageNameTest {

    @Test
    void followsFromInstitutionCollectionAndIdentifier() {
        // printf 'museum-a\ncoins\n18200123' | sha256sum, first 130 bits in RFC 4648 base32
        assertThat(new ImageName("museum-a", "coins", "18200123").imageId())
                .isEqualTo("img-" + EXPECTED)
                .satisfies(id -> assertThat(NameRules.isImageId(id)).isTrue());
    }

    private static final String EXPECTED = "u25p5i4jpiuk2f2k3354lgxtdg";

    @Test
    void refusesAnUnprintableIdentifier() {
        assertThatThrownBy(() -> new ImageName("museum-a", "coins", "a\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'a\nb' is not a valid identifier");
    }

    @Test
    void theFormsOfOneIdentifierHaveOneCanonicalName() {
        // Given
        var composed = new ImageName("museum-a", "coins", "K\u00F6ln 1");
        var decomposed = new ImageName("museum-a", "coins", "Ko\u0308ln 1");

        // Then
        assertThat(decomposed.canonical()).isEqualTo(composed);
        assertThat(composed.canonical()).isEqualTo(composed);
        assertThat(composed.earlierForms()).containsExactly(decomposed);
        assertThat(decomposed.earlierForms()).containsExactly(decomposed);
    }

    @Test
    void anEarlierReleaseMayHaveStoredAMixtureOfForms() {
        var mixed = new ImageName("museum-a", "coins", "Ko\u0308ln M\u00FCnze");

        assertThat(mixed.earlierForms())
                .extracting(ImageName::identifier)
                .containsExactly("Ko\u0308ln M\u00FCnze", "Ko\u0308ln Mu\u0308nze");
    }

    @Test
    void mostNamesHaveOneForm() {
        var name = new ImageName("museum-a", "coins", "18200123 ΒΑΣΙΛΕΩΣ.jpg");

        assertThat(name.canonical()).isEqualTo(name);
        assertThat(name.earlierForms()).isEmpty();
    }

    @Test
    void aFormThatIsTooLongIsNotUsed() {
        // Given: U+0958 has three bytes, and six in NFC and NFD
        var longest = new ImageName("museum-a", "coins", "\u0958".repeat(341));

        // Then
        assertThat(longest.canonical()).isEqualTo(longest);
        assertThat(longest.earlierForms()).isEmpty();
    }

    @Property(tries = 200)
    void twoNamesDoNotMeet(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String one,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String other) {
        var first = new ImageName("museum-a", "coins", one).imageId();
        var second = new ImageName("museum-a", "coins", other).imageId();
        assertThat(first.equals(second)).isEqualTo(one.equals(other));
    }
}
