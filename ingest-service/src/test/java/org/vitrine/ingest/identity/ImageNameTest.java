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

    @Property(tries = 200)
    void twoNamesDoNotMeet(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String one,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String other) {
        var first = new ImageName("museum-a", "coins", one).imageId();
        var second = new ImageName("museum-a", "coins", other).imageId();
        assertThat(first.equals(second)).isEqualTo(one.equals(other));
    }
}
