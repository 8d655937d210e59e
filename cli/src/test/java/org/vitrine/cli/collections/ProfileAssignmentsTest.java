package org.vitrine.cli.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.cli.terminal.CliException;

class ProfileAssignmentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "access=members | {'access':'members'}",
                "title=Coins = money | {'title':'Coins = money'}",
                "title=42 coins | {'title':'42 coins'}",
                "rerank=false | {'rerank':false}",
                "sides=null | {'sides':null}",
                "sides=obverse, reverse | {'sides':['obverse','reverse']}",
                "sides=[\"edge\"] | {'sides':['edge']}",
                "sides= | {'sides':[]}",
                "labels.maxLabels=5 | {'labels':{'maxLabels':5}}",
                "budget.monthly=2.5 | {'budget':{'monthly':2.5}}",
                "attributes.mint=null | {'attributes':{'mint':null}}",
                "attributes.find.spot={\"endpoint\":\"e\"} | {'attributes':{'find.spot':{'endpoint':'e'}}}",
                "embedder.variant=blue | {'embedder':{'variant':'blue'}}"
            })
    void anAssignmentChangesOneMember(String assignment, String patch) throws JsonProcessingException {
        assertThat(ProfileAssignments.patch(List.of(assignment)))
                .isEqualTo(new ObjectMapper().readTree(patch.replace('\'', '"')));
    }

    /** Otherwise a variant of the former endpoint would be requested from the new one. */
    @Test
    void anEndpointThatIsNamedHasNoPartOfTheFormerOne() throws JsonProcessingException {
        assertThat(ProfileAssignments.patch(List.of("embedder=form-bank"))).isEqualTo(new ObjectMapper().readTree("""
                        {"embedder":{"endpoint":"form-bank","variant":null,"targetModel":null,"inferenceComponent":null,
                         "contract":null,"labels":null}}"""));
    }

    @Test
    void severalAssignmentsAreOnePatch() throws JsonProcessingException {
        assertThat(ProfileAssignments.patch(List.of("labels.enabled=true", "labels.maxLabels=3", "access=private")))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"labels":{"enabled":true,"maxLabels":3},"access":"private"}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "=x", "title.en=Coins"})
    void whatIsNoAssignmentEndsTheCommand(String assignment) {
        assertThatThrownBy(() -> ProfileAssignments.patch(List.of(assignment)))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("'" + assignment.replaceAll("[.].*", "") + "'");
    }
}
