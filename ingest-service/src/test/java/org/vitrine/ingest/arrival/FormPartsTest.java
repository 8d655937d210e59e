package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormPartsTest {

    @Test
    void aFormHasOnePhotographAndOneStatement() {
        assertThat(FormParts.fault(Map.of("image", List.of(1), "metadata", List.of(1))))
                .isEmpty();
        assertThat(FormParts.fault(Map.of("image", List.of(1, 2))))
                .contains(MalformedStatement.of(
                        "image", "2 parts", "The form has 2 parts 'image': send one photograph with one statement."));
    }

    @Test
    void anUnknownPartIsNamedWithTheKnownOnes() {
        assertThat(FormParts.fault(Map.of("side", List.of("obverse"))))
                .contains(MalformedStatement.of(
                        "side", "", "'side' is none of the form parts [image, metadata]: correct its name."));
    }
}
