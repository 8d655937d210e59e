package org.vitrine.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.vitrine.cli.client.ApiClient;

class CatalogueClientTest {

    @Test
    void decisionsTakePrecedenceAndRejectedValuesAreLeftOut() throws JsonProcessingException {
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

    @Test
    void aSpaceInTheNameOfACollectionIsEncodedForAPath() throws Exception {
        // Given
        var requests = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getRawPath());
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        var search = new ApiClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));

        // When
        CatalogueClient.photographs(search, "old coins");
        server.stop(0);

        // Then
        assertThat(requests).containsExactly("/v1/collections/old%20coins/images");
    }

    @Test
    void statementsOfPeopleBecomeColumnsAndThoseOfModelsDoNot() throws Exception {
        // Given
        var item = new ObjectMapper().readTree("""
                {"specimenId":"s1","metadata":{"Region":"Gallia","material":"silver"},
                 "attributes":[{"name":"side","value":"obverse","source":"institution"},
                               {"name":"person","value":"Nerva","source":"sagemaker/persons@1","confidence":0.9,"model":{}},
                               {"name":"material","value":"billon","source":"anna"}]}
                """);

        // When
        var columns = CatalogueClient.columns(item);

        // Then
        assertThat(columns)
                .containsEntry("specimen", "s1")
                .containsEntry("region", "Gallia")
                .containsEntry("side", "obverse")
                .containsEntry("material", "billon")
                .doesNotContainKey("person");
    }
}
