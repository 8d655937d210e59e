package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tests which keys lie under a known prefix. */
class StorePrefixTest {

    @Test
    void statementsOfAnImageAreNoStatements() {
        assertThat(StorePrefix.of("statements-of/coins/img-1/x")).contains(StorePrefix.STATEMENTS_OF);
    }

    @Test
    void aKeyUnderNoKnownPrefixIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> StorePrefix.require("original/coins/img-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "key 'original/coins/img-1' has no known prefix; add its prefix to StorePrefix and to docs/aws.md");
    }
}
