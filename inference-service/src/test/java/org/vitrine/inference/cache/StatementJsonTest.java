package org.vitrine.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageProperties;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.UnitVector;
import org.vitrine.inference.statement.VectorStatement;

class StatementJsonTest {

    private static final RemoteQuestion QUESTION =
            new RemoteQuestion("rekognition", "7".repeat(64), "labels maxLabels=20");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final ModelIdentity MODEL =
            new ModelIdentity("sagemaker", "relief-bank", "1", Optional.of("a".repeat(64)));

    @Test
    void everyKindComesBackAsItWent() {
        assertThat(back(
                        StatementKind.LABELS,
                        new LabelsStatement(
                                MODEL,
                                List.of(new LabelStatement(
                                        "Coin",
                                        0.975,
                                        List.of(new Box(1, 2, 3, 4, 0.5)),
                                        List.of("Money"),
                                        List.of(),
                                        List.of("Finance"),
                                        MODEL)),
                                Optional.of(new ImageProperties(
                                        0.1,
                                        0.2,
                                        0.3,
                                        List.of(new ImageProperties.Colour("red", "#f00", 0.4)),
                                        MODEL)))))
                .isTrue();
        assertThat(back(StatementKind.LABELS, new LabelsStatement(MODEL, List.of(), Optional.empty())))
                .isTrue();
        assertThat(back(
                        StatementKind.ATTRIBUTE,
                        new AttributeStatement("side", "obverse", 0.9, List.of(new Box(0, 0, 1, 1, 1)), MODEL)))
                .isTrue();
        assertThat(back(StatementKind.VECTOR, new VectorStatement(MODEL, vector())))
                .isTrue();
    }

    @Test
    void theJsonHasTheQuestionTheModelTheTimeAndTheStatementWithItsVectorInBase64() {
        // Given
        var statement = new VectorStatement(MODEL, UnitVector.ofUnitLength(new float[] {1, 0}));

        // When
        var json = StatementJson.write(QUESTION, StatementKind.VECTOR, statement, AT);

        // Then
        var model = "{\"provider\":\"sagemaker\",\"name\":\"relief-bank\",\"version\":\"1\",\"digest\":\"%s\"}"
                .formatted("a".repeat(64));
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"question\":{\"remote\":\"rekognition\",\"shown\":\"%s\",\"parameters\":\"labels maxLabels=20\"},\"model\":%s,\"askedAt\":\"2026-01-02T03:04:05Z\",\"statement\":{\"model\":%s,\"vector\":\"P4AAAAAAAAA=\"}}"
                                .formatted("7".repeat(64), model, model));
    }

    @Test
    void aDamagedStatementOrOneOfAnotherQuestionIsRequestedAgain() {
        // Given
        var json = StatementJson.write(QUESTION, StatementKind.VECTOR, new VectorStatement(MODEL, vector()), AT);

        // Then
        assertThat(StatementJson.read(
                        json, new RemoteQuestion("rekognition", "7".repeat(64), "other"), StatementKind.VECTOR))
                .isEmpty();
        assertThat(StatementJson.read("{".getBytes(StandardCharsets.UTF_8), QUESTION, StatementKind.VECTOR))
                .isEmpty();
        assertThat(StatementJson.read(
                        new String(json, StandardCharsets.UTF_8)
                                .replaceAll("\"vector\":\"[^\"]*", "\"vector\":\"AAAA")
                                .getBytes(StandardCharsets.UTF_8),
                        QUESTION,
                        StatementKind.VECTOR))
                .isEmpty();
    }

    @Test
    void aQuestionHasItsOwnPlaceUnderThePicture() {
        assertThat(QUESTION.key())
                .startsWith("statements/" + "7".repeat(64) + "/")
                .endsWith(".json");
        assertThat(QUESTION.key())
                .isNotEqualTo(new RemoteQuestion("rekognition", "7".repeat(64), "labels maxLabels=21").key());
    }

    private static <T> boolean back(StatementKind<T> kind, T statement) {
        return StatementJson.read(StatementJson.write(QUESTION, kind, statement, AT), QUESTION, kind)
                .filter(entry ->
                        entry.statement().equals(statement) && entry.storedAt().equals(AT))
                .isPresent();
    }

    private static UnitVector vector() {
        return ((UnitVector.Normalised.Unit) UnitVector.normalise(new double[] {1, -2, 3.3, 1e-9})).vector();
    }
}
