package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.arrival.Statement.Face;
import org.vitrine.ingest.arrival.StatementReader.Reading;

class StatementReaderTest {

    @Test
    void headersAndJsonSayTheSame() {
        // Given
        var headers = Map.of(
                "Vitrine-Institution", "museum-a",
                "Vitrine-Identifier", "K%C3%B6ln 1",
                "Vitrine-Specimen", "18200123",
                "Vitrine-Side", "Obverse",
                "Vitrine-Metadata", "{\"material\":\"silver\",\"year\":1820}");
        var json = """
                {"institution":"museum-a","identifier":"Köln 1","specimen":"18200123","side":"obverse",
                 "metadata":{"year":"1820","material":"silver"}}""";

        // When
        var byHeaders = StatementReader.fromHeaders(name -> Optional.ofNullable(headers.get(name)), Optional.empty());
        var byJson = StatementReader.fromJson(json, Optional.empty());

        // Then
        assertThat(byHeaders).isEqualTo(byJson);
        assertThat(understood(byJson).side()).isEqualTo(Face.OBVERSE);
        assertThat(understood(byJson).identifier()).contains("Köln 1");
    }

    @Test
    void anInstitutionMayFollowFromTheBatch() {
        assertThat(understood(StatementReader.fromJson("{}", Optional.of("museum-a")))
                        .institutionId())
                .isEqualTo("museum-a");
    }

    @Test
    void namesWhatItCannotUnderstand() {
        assertThat(malformed("{}")).contains("Vitrine-Institution");
        assertThat(malformed("{\"institution\":\"Museum A\"}")).contains("institution 'Museum A' must be");
        assertThat(malformed("{\"institution\":\"a\",\"side\":\"left\"}")).contains("side 'left' is none of");
        assertThat(malformed("{\"institution\":\"a\",\"metadata\":[1]}")).contains("metadata must be a JSON object");
        assertThat(malformed("{\"institution\":\"a\",\"specimen\":7}")).contains("'specimen' must be a string");
        assertThat(malformed("{\"institution\":")).contains("is no JSON");
        assertThat(malformed("null")).contains("must be a JSON object");
    }

    @Property(tries = 100)
    void aDigestMindsNoOrderButEveryWord(@ForAll @Size(max = 6) Map<String, String> metadata) {
        var sorted = statement(new TreeMap<>(metadata));
        var reversed = statement(new LinkedHashMap<>(new TreeMap<>(metadata).descendingMap()));
        var more = new TreeMap<>(metadata);
        more.merge("material", "gold", (before, _) -> before + "!");

        assertThat(sorted.digest()).isEqualTo(reversed.digest());
        assertThat(statement(more).digest()).isNotEqualTo(sorted.digest());
    }

    private static Statement statement(Map<String, String> metadata) {
        return new Statement(
                "museum-a",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Face.UNKNOWN,
                metadata,
                Optional.empty());
    }

    private static Statement understood(Reading reading) {
        return ((Reading.Understood) reading).statement();
    }

    private static String malformed(String json) {
        return ((Reading.Malformed) StatementReader.fromJson(json, Optional.empty())).sentence();
    }
}
