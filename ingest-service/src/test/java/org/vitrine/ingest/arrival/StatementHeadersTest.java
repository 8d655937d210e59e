package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementHeadersTest {

    @Test
    void knownHeadersAndThoseOfDecisionsHaveNoFault() {
        assertThat(StatementHeaders.faultOfRaw(Map.of(
                        "vitrine-identifier", List.of("1"),
                        "Vitrine-Metadata", List.of("{}"),
                        "Vitrine-Person", List.of("Anna"),
                        "Accept", List.of("a", "b"))))
                .isEmpty();
        assertThat(StatementHeaders.faultOfForm(
                        Map.of("Vitrine-Person", List.of("Anna"), "Content-Length", List.of("7"))))
                .isEmpty();
    }

    @Test
    void anUnknownHeaderIsNamedWithTheKnownOnes() {
        assertThat(StatementHeaders.faultOfRaw(Map.of("Vitrine-Speciman", List.of("7"))))
                .contains(MalformedStatement.of(
                        "Vitrine-Speciman",
                        "7",
                        "'Vitrine-Speciman' is none of the headers [Vitrine-Institution, Vitrine-Identifier,"
                                + " Vitrine-Specimen, Vitrine-Item, Vitrine-Side, Vitrine-Batch, Vitrine-Metadata]:"
                                + " correct its name."));
    }

    @Test
    void aRepeatedHeaderIsNamedWithItsValues() {
        assertThat(StatementHeaders.faultOfRaw(Map.of("vitrine-side", List.of("obverse", "reverse"))))
                .contains(MalformedStatement.of(
                        "side",
                        "obverse, reverse",
                        "Vitrine-Side occurs 2 times, and one value would be lost: send it once."));
    }

    @Test
    void aFormStatesNothingInHeaders() {
        assertThat(StatementHeaders.faultOfForm(Map.of("Vitrine-Side", List.of("obverse"))))
                .contains(MalformedStatement.of(
                        "Vitrine-Side",
                        "obverse",
                        "Header 'Vitrine-Side' is not read with a form: state it in the JSON part 'metadata'."));
    }
}
