package org.vitrine.ingest.arrival;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ingest.arrival.InstitutionStatement.Face;
import org.vitrine.ingest.arrival.InstitutionStatementReader.Reading;

class InstitutionStatementReaderTest {

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
        var byHeaders = InstitutionStatementReader.fromHeaders(
                name -> Optional.ofNullable(headers.get(name)), Optional.empty());
        var byJson = InstitutionStatementReader.fromJson(json, Optional.empty());

        // Then
        assertThat(byHeaders).isEqualTo(byJson);
        assertThat(understood(byJson).side()).isEqualTo(Face.OBVERSE);
        assertThat(understood(byJson).identifier()).contains("Köln 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Specimen", "Item", "Side", "Batch", "Identifier", "Institution", "Metadata"})
    void aRefusedHeaderOfUtf8BytesIsRepeatedAsText(String member) {
        // Given: header bytes as a server gives them, one char each
        var headers = Map.of(
                "Vitrine-Institution", "museum-a",
                "Vitrine-Identifier", "1");
        var bytes = new String("Münze 50%".getBytes(UTF_8), ISO_8859_1);

        // When
        var reading = InstitutionStatementReader.fromHeaders(
                name -> name.equals("Vitrine-" + member) ? Optional.of(bytes) : Optional.ofNullable(headers.get(name)),
                Optional.empty());

        // Then
        assertThat(((Reading.Malformed) reading).fault().value()).isEqualTo("Münze 50%");
    }

    @Test
    void anInstitutionMayFollowFromTheBatch() {
        assertThat(understood(InstitutionStatementReader.fromJson("{}", Optional.of("museum-a")))
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
        assertThat(malformed("{\"institution\":")).contains("is not JSON");
        assertThat(malformed("{\"institution\":\"a\"} {\"side\":\"obverse\"}")).contains("more than one JSON value");
        assertThat(malformed("{\"institution\":\"a\"}}")).contains("is not JSON");
        assertThat(malformed("null")).contains("must be a JSON object");
    }

    @ParameterizedTest
    @MethodSource
    void namesTheFieldAtFaultAndItsValue(String member, String field, String value) {
        // When
        var fault = fault("{\"institution\":\"museum-a\"," + member + "}");

        // Then
        assertThat(fault.field()).contains(field);
        assertThat(fault.value()).isEqualTo(value);
        assertThat(fault.sentence()).contains(field.replace("metadata.a", "metadata member 'a'"));
    }

    static Stream<Arguments> namesTheFieldAtFaultAndItsValue() {
        return Stream.of(
                arguments("\"side\":\"obv.\"", "side", "obv."),
                arguments("\"side\":7", "side", "7"),
                arguments("\"Side\":\"obverse\"", "Side", "obverse"),
                arguments("\"material\":{\"a\":1}", "material", "{\"a\":1}"),
                arguments("\"specimen\":\"LP\\n1\"", "specimen", "LP\n1"),
                arguments("\"identifier\":\"a\\u0007b\"", "identifier", "a\u0007b"),
                arguments("\"item\":[\"a\"]", "item", "[\"a\"]"),
                arguments("\"batch\":\"B 1\"", "batch", "B 1"),
                arguments("\"metadata\":\"silver\"", "metadata", "\"silver\""),
                arguments("\"metadata\":{\"a\":{\"b\":1}}", "metadata.a", "{\"b\":1}"),
                arguments("\"metadata\":{\"a\":\"\\ud800\"}", "metadata.a", "\ud800"));
    }

    @Property(tries = 20)
    void anyTextOfUpTo1024BytesIsAnIdentifier(@ForAll("alphabets") String letter) {
        // Given
        int bytes = letter.getBytes(UTF_8).length;
        var longest = letter.repeat(1024 / bytes) + "x".repeat(1024 % bytes);

        // When
        var statement = understood(read("identifier", longest));

        // Then
        assertThat(statement.identifier()).contains(longest);
        assertThat(((Reading.Malformed) read("specimen", longest + "x")).fault())
                .isEqualTo(MalformedStatement.of(
                        "specimen",
                        longest + "x",
                        "specimen has 1025 bytes of UTF-8; at most 1024 are accepted: shorten it."));
    }

    @Provide
    Arbitrary<String> alphabets() {
        return Arbitraries.of("a", "Ω", "文", "/", "\"", "'", "𐤀", "%", "+", "..", "ö");
    }

    private static Reading read(String member, String value) {
        return InstitutionStatementReader.fromJson(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("institution", "museum-a")
                        .put(member, value),
                InstitutionStatementReader.MEMBERS,
                Optional.empty());
    }

    @Test
    void anUnknownMemberIsRefusedWithTheKnownOnes() {
        // When
        var reading = (Reading.Malformed) InstitutionStatementReader.fromJson(
                "{\"institution\":\"a\",\"identifier\":\"1\",\"batch\":\"b-1\",\"speciman\":\"7\"}", Optional.empty());

        // Then
        assertThat(reading.fault())
                .isEqualTo(MalformedStatement.of(
                        "speciman",
                        "7",
                        "'speciman' is none of the members [institution, identifier, specimen, item, side, batch,"
                                + " metadata]: correct its name."));
        assertThat(reading.identifier()).contains("1");
        assertThat(reading.batchId()).contains("b-1");
    }

    @Test
    void aFaultOutsideTheStatementKeepsThePhotographAndItsBatch() {
        // Given
        var valid = InstitutionStatementReader.fromJson(
                "{\"institution\":\"a\",\"identifier\":\"1\",\"batch\":\"b-1\"}", Optional.empty());
        var unknown = MalformedStatement.of("Vitrine-Speciman", "7", "unknown");
        var repeated = MalformedStatement.of("identifier", "1, 2", "repeated");

        // Then
        assertThat(valid.with(Optional.empty())).isEqualTo(valid);
        assertThat(valid.with(Optional.of(unknown)))
                .isEqualTo(new Reading.Malformed(unknown, Optional.of("1"), Optional.of("b-1")));
        assertThat(valid.with(Optional.of(repeated)))
                .isEqualTo(new Reading.Malformed(repeated, Optional.empty(), Optional.of("b-1")));
    }

    @Test
    void aMemberThatStandsTwiceIsRefused() {
        assertThat(malformed("{\"institution\":\"a\",\"metadata\":{\"x\":\"1\",\"x\":\"2\"}}"))
                .contains("Duplicate field 'x'");
    }

    @Test
    void limitsOfMetadataAreNamedWithTheirMember() {
        assertThat(fault("{\"institution\":\"a\",\"metadata\":{\"note\":\"" + "Ω".repeat(2001) + "\"}}"))
                .satisfies(fault -> {
                    assertThat(fault.field()).contains("metadata.note");
                    assertThat(fault.value()).isEqualTo("Ω".repeat(199) + "…");
                    assertThat(fault.sentence())
                            .isEqualTo(
                                    "metadata member 'note' has 2001 characters; at most 2000 are accepted: shorten it.");
                });
        assertThat(malformed("{\"institution\":\"a\",\"metadata\":{\"note\":\"" + "😀".repeat(2001) + "\"}}"))
                .contains("has 2001 characters");
        assertThat(malformed("{\"institution\":\"a\",\"metadata\":{"
                        + IntStream.range(0, 101)
                                .mapToObj(i -> "\"m%d\":\"\"".formatted(i))
                                .collect(joining(","))
                        + "}}"))
                .startsWith("metadata has 101 members; at most 100 are accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Ω", "文", "😀"})
    void aValueHasUpTo2000CharactersOfAnyPlane(String character) {
        // When
        var statement = understood(InstitutionStatementReader.fromJson(
                "{\"institution\":\"a\",\"metadata\":{\"note\":\"" + character.repeat(2000) + "\"}}",
                Optional.empty()));

        // Then
        assertThat(statement.metadata()).containsEntry("note", character.repeat(2000));
    }

    @Property(tries = 100)
    void aDigestDoesNotDependOnOrderButOnEachWord(@ForAll @Size(max = 6) Map<String, String> metadata) {
        var sorted = statement(new TreeMap<>(metadata));
        var reversed = statement(new LinkedHashMap<>(new TreeMap<>(metadata).descendingMap()));
        var more = new TreeMap<>(metadata);
        more.merge("material", "gold", (before, _) -> before + "!");

        assertThat(sorted.digest()).isEqualTo(reversed.digest());
        assertThat(statement(more).digest()).isNotEqualTo(sorted.digest());
    }

    private static InstitutionStatement statement(Map<String, String> metadata) {
        return new InstitutionStatement(
                "museum-a",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Face.UNKNOWN,
                metadata,
                Optional.empty());
    }

    private static InstitutionStatement understood(Reading reading) {
        return ((Reading.Valid) reading).statement();
    }

    private static MalformedStatement fault(String json) {
        return ((Reading.Malformed) InstitutionStatementReader.fromJson(json, Optional.empty())).fault();
    }

    private static String malformed(String json) {
        return fault(json).sentence();
    }
}
