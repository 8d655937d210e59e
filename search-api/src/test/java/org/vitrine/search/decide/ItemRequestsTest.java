package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ItemRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @Test
    void openingIsADecision() throws JsonProcessingException {
        var opened = ItemRequests.opening(
                json("{'decisionId':'1','title':'New','metadata':{'mint':'Roma'},'subjects':[{'imageId':'i'}]}"));

        assertThat((JsonNode) opened)
                .isEqualTo(json("{'decisionId':'1','kind':'open-item','subjects':[{'imageId':'i'}],"
                        + "'value':{'title':'New','metadata':{'mint':'Roma'}}}"));
        assertThat(DecisionReader.read(opened)).isInstanceOf(DecisionReader.Outcome.Read.class);
    }

    @Test
    void aPatchThatEditsAndPublishesIsTwoDecisionsWithIdsThatARepeatHasToo() throws JsonProcessingException {
        // Given
        var patch = json("{'decisionId':'1','title':null,'metadata':{'mint':null},'status':'published'}");

        // When
        var edit = ItemRequests.editing(patch, "A").orElseThrow();
        var publication = ItemRequests.publishing(patch, "A").orElseThrow();

        // Then
        assertThat((JsonNode) edit)
                .isEqualTo(json("{'decisionId':'1','kind':'edit-item','subjects':[{'itemId':'A'}],"
                        + "'value':{'metadata':{'mint':null},'title':''}}"));
        assertThat(publication.get("kind").asText()).isEqualTo("publish-item");
        assertThat(publication.get("decisionId").asText())
                .isNotEqualTo("1")
                .isEqualTo(ItemRequests.publishing(patch, "A")
                        .orElseThrow()
                        .get("decisionId")
                        .asText());
    }

    @Test
    void anotherStatusAndAnEmptyPatchAreRefused() throws JsonProcessingException {
        var draft = json("{'status':'draft'}");
        var empty = json("{'note':'x'}");

        assertThatThrownBy(() -> ItemRequests.publishing(draft, "A")).hasMessageContaining("status");
        assertThatThrownBy(() -> ItemRequests.editing(empty, "A")).hasMessageContaining("title");
    }
}
