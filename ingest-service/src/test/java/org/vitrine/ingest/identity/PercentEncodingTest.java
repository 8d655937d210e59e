package org.vitrine.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueChars;
import org.junit.jupiter.api.Test;

class PercentEncodingTest {

    @Test
    void readsUtf8AndLeavesPlusSignsAlone() {
        assertThat(PercentEncoding.decode("K%C3%B6ln+1 %25")).contains("Köln+1 %");
        assertThat(PercentEncoding.decodeForm("K%C3%B6ln+1%2B")).contains("Köln 1+");
    }

    @Test
    void malformedEscapesAndInvalidUtf8AreEmpty() {
        assertThat(PercentEncoding.decode("50%")).isEmpty();
        assertThat(PercentEncoding.decode("%zz")).isEmpty();
        assertThat(PercentEncoding.decode("%ff")).isEmpty();
    }

    @Property(tries = 200)
    void readsWhateverJavaEncodes(@ForAll @StringLength(max = 40) @UniqueChars String text) {
        var wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(PercentEncoding.decodeForm(URLEncoder.encode(wellFormed, StandardCharsets.UTF_8)))
                .contains(wellFormed);
    }
}
