package org.vitrine.search.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "W/\"ab\" | true",
                "\"ab\" | true",
                "\"x\", W/\"ab\" | true",
                "* | true",
                "\"abc\" | false",
                "ab | false",
                "`` | false"
            })
    void aTagIsComparedWeakly(String ifNoneMatch, boolean same) {
        assertThat(EntityTags.matches(ifNoneMatch, EntityTags.weak("ab"))).isEqualTo(same);
    }
}
