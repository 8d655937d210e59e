package org.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.vitrine.search.DecisionFixture.decide;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.platform.junit.PlatformResource;

/** Tests refusals of decisions about subjects that do not exist, and of decisions that are incomplete. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class DecisionRefusalIT {

    @Inject
    ProblemFixture problems;

    @Inject
    DecisionFixture decisions;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'img-none'}]}                            | 404 | unknown-image
                    {'decisionId':'1','kind':'detach','subjects':[{'institutionId':'berlin','specimenId':'none'}]}    | 404 | unknown-specimen
                    {'decisionId':'1','kind':'attach','subjects':[{'imageId':'IMAGE'}],'value':{'itemId':'none'}}     | 404 | unknown-item
                    {'decisionId':'1','kind':'publish-item','subjects':[{'itemId':'none'}]}                           | 404 | unknown-item
                    {'decisionId':'1','kind':'undo','undoes':'none'}                                                  | 404 | unknown-decision
                    {'decisionId':'1','kind':'same-specimen','subjects':[{'imageId':'IMAGE'}],'other':{'imageId':'IMAGE'}} | 422 | invalid-decision
                    {'decisionId':'1','kind':'attach','subjects':[{'imageId':'IMAGE'}]}                               | 422 | invalid-decision
                    {'decisionId':'1','kind':'detach','selection':{'item':'none'}}                                    | 422 | invalid-decision
                    {'decisionId':'1','kind':'set-region','subjects':[{'imageId':'IMAGE'}],'value':{'region':{'left':0,'top':0,'width':99999,'height':8}}} | 422 | invalid-decision
                    {'decisionId':'1','kind':'set-region','subjects':[{'imageId':'IMAGE'}],'value':{'region':{'left':0,'top':0,'width':8,'height':7}}} | 422 | invalid-decision
                    """)
    void whatCannotBeDecidedIsNotWritten(String body, int status, String code) {
        // Given
        String coins = problems.collection();

        // Then
        decide(coins, body.replace('\'', '"').replace("IMAGE", CollectionFixture.imageId(coins, "a")))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        assertThat(decisions.log(coins)).isEmpty();
    }
}
