package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Tests the OpenAPI document of the running service: each operation has an example, and states how it fails. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class OpenApiOperationsIT {

    @Test
    void everyOperationHasAnExampleAndItsProblems() {
        // When
        var document =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();

        // Then
        assertThat(
                        document.getList(
                                "paths.collectMany { p, ops -> ops.findAll { it.value instanceof Map && it.value.operationId }.collect { it.value } }"
                                        + ".findAll { !(it.operationId in ['getRendition', 'drawComparison', 'exportDecisions', 'exportTrainingData', 'forgetPerson']) && !it.responses.'200'.content.values()[0].example }.operationId"))
                .as("operations without an example")
                .isEmpty();
        assertThat(document.getList(
                        "paths.collectMany { p, ops -> ops.findAll { it.value instanceof Map && it.value.operationId }.collect { it.value } }"
                                + ".findAll { !it.responses.'503' }.operationId"))
                .as("operations that do not say how they fail")
                .isEmpty();
    }
}
