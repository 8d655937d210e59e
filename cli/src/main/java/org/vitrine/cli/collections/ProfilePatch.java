package org.vitrine.cli.collections;

import com.fasterxml.jackson.databind.JsonNode;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;

/**
 * Sends a merge patch of a profile to ingest-service, and prints its warnings and what follows from it.
 *
 * @param reprocess whether the service may process photographs again, which a change of the embedder requires
 */
public record ProfilePatch(ApiClient ingest, String collection, boolean reprocess, Terminal terminal) {

    /**
     * Sends the patch.
     *
     * @return the changed profile
     * @throws CliException if the service refuses the change
     */
    public JsonNode send(JsonNode patch) {
        var answer = ingest.patch(
                "/v1/collections/" + TextFormat.percentEncoded(collection) + (reprocess ? "?reprocess=true" : ""),
                patch);
        if (answer.body().path("code").asText().equals("embedder-in-use")) {
            throw new CliException(
                    ExitCode.FAILED,
                    "%s (here: --reprocess)"
                            .formatted(answer.body().path("detail").asText()));
        }
        var profile = answer.bodyOrThrow();
        profile.path("warnings").forEach(warning -> terminal.printMessage(warning.asText()));
        if (profile.has("nextEmbedder")) {
            terminal.printMessage(
                    "Searches use '%s' until every photograph has a vector by '%s': ./vitrine reprocess %s --follow"
                            .formatted(
                                    profile.path("embedder").path("endpoint").asText(),
                                    profile.path("nextEmbedder")
                                            .path("endpoint")
                                            .asText(),
                                    collection));
        }
        return profile;
    }
}
