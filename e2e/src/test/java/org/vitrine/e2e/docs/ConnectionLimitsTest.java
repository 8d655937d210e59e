package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.e2e.docs.DocumentationPages.ROOT;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that each service limits its connections: in its own properties, or by those of {@code flow} that it uses. */
class ConnectionLimitsTest {

    private static final String FLOW = "<groupId>org.vitrine</groupId><artifactId>flow</artifactId>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest-service",
                "preprocess-service",
                "inference-service",
                "index-service",
                "search-api",
                "model-server"
            })
    void aServiceLimitsItsConnections(String service) {
        // Given
        boolean usesFlow =
                DocumentationPages.read(ROOT.resolve(service + "/pom.xml")).contains(FLOW);
        var properties = DocumentationPages.read(ROOT.resolve(service + "/src/main/resources/application.properties"));

        // When
        var all = usesFlow
                ? properties
                        + DocumentationPages.read(
                                ROOT.resolve("flow/src/main/resources/META-INF/microprofile-config.properties"))
                : properties;

        // Then
        assertThat(all).contains("quarkus.http.limits.max-connections=");
    }
}
