package org.vitrine.inference.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributeStatementTest {

    private static final ModelIdentity METALS =
            new ModelIdentity(ModelIdentity.SAGEMAKER, "coin-material", "1", Optional.empty());

    @Test
    void theClassUnknownIsLeftOutWithItsReason() {
        assertThat(said("Unknown").skippedIfUnknown())
                .contains(new SkippedRequest(
                        "material",
                        "model-cannot-tell",
                        "Model coin-material 1 answered 'unknown' for attribute 'material'."));
    }

    @Test
    void aClassOtherThanUnknownIsKept() {
        assertThat(said("silver").skippedIfUnknown()).isEmpty();
    }

    private static AttributeStatement said(String value) {
        return new AttributeStatement("material", value, 0.97, List.of(), METALS);
    }
}
