package org.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CatalogueClientTest {

    @Test
    void whatAPersonDecidedGoesBeforeTheInstitutionAndWhatOneRejectedIsNotLearnt() throws JsonProcessingException {
        // Given
        var item = new ObjectMapper().readTree("""
                {"specimenId": "s", "itemId": "A", "institutionId": "berlin", "metadata": {"mint": "Roma", "material": "gold", "ruler": "Nero"},
                 "attributes": [
                   {"name": "mint", "value": "Ostia", "source": "person", "effective": true},
                   {"name": "mint", "value": "Roma", "source": "institution", "verdict": "corrected", "effective": false},
                   {"name": "material", "value": "gold", "source": "institution", "verdict": "rejected", "effective": false},
                   {"name": "ruler", "value": "Nero", "source": "institution", "effective": true},
                   {"name": "side", "value": "obverse", "source": "vitrine/coin-side@1", "model": {}, "effective": true}]}""");

        // When
        var columns = CatalogueClient.columns(item);

        // Then
        assertThat(columns)
                .containsEntry("mint", "Ostia")
                .containsEntry("ruler", "Nero")
                .containsEntry("item", "A")
                .doesNotContainKeys("material", "side");
    }
}
