package org.vitrine.inference.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributeStatementTest {

    private static final ModelReference METALS =
            new ModelReference(ModelReference.SAGEMAKER, "coin-material", "1", Optional.empty());

    @Test
    void aModelThatCannotTellStatesNothingAndItIsSaidWhy() {
        assertThat(said("Unknown").cannotTell())
                .contains(new Skipped(
                        "material",
                        "model-cannot-tell",
                        "coin-material 1 looked and cannot tell the material of this photograph."));
    }

    @Test
    void whatAModelTellsStands() {
        assertThat(said("silver").cannotTell()).isEmpty();
    }

    private static AttributeStatement said(String value) {
        return new AttributeStatement("material", value, 0.97, List.of(), METALS);
    }
}
