package org.vitrine.search.openapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.microprofile.openapi.OASFactory;
import org.junit.jupiter.api.Test;

class OpenApiInfoTest {

    @Test
    void aTagWithoutADescriptionNamesThePlaceToAddOne() {
        // Given
        var document = OASFactory.createOpenAPI()
                .paths(OASFactory.createPaths()
                        .addPathItem(
                                "/v1/new",
                                OASFactory.createPathItem()
                                        .GET(OASFactory.createOperation().addTag("New"))));

        // When, Then
        assertThatThrownBy(() -> OpenApiInfo.write(document))
                .hasMessage("tag 'New' has no description; add one to OpenApiInfo.tags");
    }
}
