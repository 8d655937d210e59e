package org.vitrine.ingest.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.Reprocessing;

class ProfileChangeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void whatIsShownCanBePutBackAndChangesNothingButTheTime() {
        // Given
        var current = profile("""
                {"title":"Coins","subject":"medal","sides":["obverse"],"steps":["locate","cut-out","square"],"access":"members",
                 "labels":{"enabled":false,"minConfidence":0.25,"maxLabels":7,"imageProperties":true,
                 "customLabelsArn":"arn:aws:rekognition:eu-central-1:111122223333:project/c/version/v/1"},
                 "attributes":{"side":{"endpoint":"coin-side","variant":"blue","labels":["o","r"]}},
                 "embedder":{"endpoint":"mine","targetModel":"a/b","inferenceComponent":"part"},"facets":["mint"],
                 "budget":{"monthly":5.5,"whenSpent":"pause"},"outline":"any","rerank":false,
                 "stepEndpoints":{"cut-out":{"endpoint":"net","contract":"picture"}}}""");
        current.setNextEmbedder(
                EndpointReference.newBuilder().setEndpoint("next").build());
        current.setReprocessing(new Reprocessing("inference", NOON));

        // When
        var change = ProfileChange.put("coins", ProfileView.of(current), Optional.of(current), LATER);

        // Then
        current.setUpdatedAt(LATER);
        assertThat(change).isEqualTo(new ProfileChange.Requested(current));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'access':'private'} | access | `\"private\"`",
                "{'labels':{'maxLabels':3}} | labels.maxLabels | 3",
                "{'labels':{'maxLabels':null}} | labels.maxLabels | 20",
                "{'attributes':{'mint':{'endpoint':'mints'}}} | attributes.mint.endpoint | `\"mints\"`",
                "{'attributes':{'side':null}} | attributes | {}",
                "{'sides':null} | sides | `[\"obverse\",\"reverse\"]`",
                "{'subject':'fossil'} | subject | `\"fossil\"`"
            })
    void aPatchChangesWhatItNamesAndNothingElse(String patch, String member, String value)
            throws JsonProcessingException {
        // Given
        var current = profile("""
                {"attributes":{"side":{"endpoint":"coin-side"}},"sides":["obverse"],"labels":{"maxLabels":9}}""");

        // When
        var wanted = (ProfileChange.Requested) ProfileChange.patch(read(patch), current, LATER);

        // Then
        ObjectNode before = ProfileView.of(current);
        ObjectNode after = ProfileView.of(wanted.profile());
        assertThat(after.at("/" + member.replace('.', '/'))).isEqualTo(read(value.replace('`', ' ')));
        String changed = member.replaceAll("[.].*", "");
        assertThat(after.<ObjectNode>without(java.util.List.of(changed, "updatedAt")))
                .isEqualTo(before.<ObjectNode>without(java.util.List.of(changed, "updatedAt")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'collectionId':'other'}",
                "{'collectionId':7}",
                "{'nextEmbedder':{'endpoint':'x'}}",
                "{'reprocessing':{'from':'inference'}}",
                "{'deletingSince':'2026-03-01T12:00:00Z'}"
            })
    void whatVitrineSetsCannotBeContradicted(String json) throws JsonProcessingException {
        var current = profile("{}");

        assertThat(ProfileChange.put("coins", read(json), Optional.of(current), LATER))
                .isInstanceOf(ProfileChange.Contradictory.class);
        assertThat(ProfileChange.patch(read(json), current, LATER)).isInstanceOf(ProfileChange.Contradictory.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2026-03-01T11:59:59Z'", "'yesterday'", "5"})
    void aProfileThatChangedSinceItWasReadIsNotOverwritten(String updatedAt) throws JsonProcessingException {
        var change =
                ProfileChange.put("coins", read("{'updatedAt':" + updatedAt + "}"), Optional.of(profile("{}")), LATER);

        assertThat(change)
                .isInstanceOfSatisfying(ProfileChange.Outdated.class, outdated -> assertThat(outdated.sentence())
                        .contains("2026-03-01T12:00:00.123Z"));
    }

    @Test
    void aProfileThatIsShownMakesTheSameCollectionElsewhere() {
        var shown = ProfileView.of(profile("{\"subject\":\"gem\"}"));

        assertThat(ProfileChange.put("coins", shown, Optional.empty(), LATER))
                .isInstanceOf(ProfileChange.Requested.class);
    }

    @Test
    void aChangeIsLaterThanItsProfileWhateverTheClockShows() throws JsonProcessingException {
        var change = ProfileChange.patch(read("{'access':'private'}"), profile("{}"), NOON.minusSeconds(5));

        assertThat(((ProfileChange.Requested) change).profile().getUpdatedAt()).isEqualTo(NOON.plusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{'colour':'red'}", "{'labels':{'most':5}}", "{'access':'everybody'}"})
    void whatNoProfileCanBeIsMalformed(String json) throws JsonProcessingException {
        assertThat(ProfileChange.put("coins", read(json), Optional.empty(), LATER))
                .isInstanceOf(ProfileChange.Malformed.class);
        assertThat(ProfileChange.patch(read(json), profile("{}"), LATER)).isInstanceOf(ProfileChange.Malformed.class);
    }

    static CollectionProfile profile(String json) {
        try {
            var reading = (Profile.Reading.Valid) Profile.read(JSON.readTree(json));
            return ProfileMapping.toFact("coins", reading.profile(), NOON);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static JsonNode read(String json) throws JsonProcessingException {
        return JSON.readTree(json.replace('\'', '"'));
    }
}
