package org.vitrine.cli.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;

/**
 * Reads a collection from search-api as training data: its prepared pictures, and what institutions and people state
 * about them. Statements of models are left out, because a new model would otherwise learn the errors of another one.
 */
final class CatalogueClient {

    private static final int PAGE_SIZE = 200;
    private static final String INSTITUTION = "institution";

    private CatalogueClient() {}

    /**
     * All photographs of a collection that have a prepared rendition. The pictures are downloaded when they are needed.
     *
     * @throws LabelledException if there are more than {@link LabelledFolder#MAX_PHOTOGRAPHS}
     */
    static List<LabelledPhotograph> photographs(ApiClient search, String collection) {
        var photographs = new ArrayList<LabelledPhotograph>();
        var path = "/v1/collections/" + TextFormat.percentEncoded(collection) + "/images?limit=" + PAGE_SIZE;
        var next = path;
        while (!next.isEmpty()) {
            var page = search.get(next).bodyOrThrow();
            for (var item : page.path("items")) {
                if (item.path("links").has("prepared")) {
                    photographs.add(photograph(search, item));
                }
            }
            if (photographs.size() > LabelledFolder.MAX_PHOTOGRAPHS) {
                throw new TrainingInputException(
                        "collection '%s' has more than %d photographs; train from a CSV of some of them"
                                .formatted(collection, LabelledFolder.MAX_PHOTOGRAPHS));
            }
            var cursor = page.path("next").asText("");
            next = cursor.isEmpty() ? "" : path + "&cursor=" + TextFormat.percentEncoded(cursor);
        }
        return photographs;
    }

    private static LabelledPhotograph photograph(ApiClient search, JsonNode item) {
        var prepared = item.path("links").path("prepared").asText();
        return new LabelledPhotograph(
                item.path("identifier").asText(item.path("imageId").asText()),
                () -> search.download(prepared),
                columns(item));
    }

    /**
     * The labels of an image by lower-case name. Statements of the institution take precedence over its metadata, and
     * decisions over both; a value that a person rejected is left out. {@code institution}, {@code specimen} and
     * {@code item} are those of the record, even if the metadata has columns of these names.
     *
     * @param item one image of the answer of search-api
     */
    static Map<String, String> columns(JsonNode item) {
        var columns = new HashMap<String, String>();
        item.path("metadata").properties().forEach(each -> put(columns, each.getKey(), each.getValue()));
        for (boolean decided : new boolean[] {false, true}) {
            for (var statement : item.path("attributes")) {
                boolean byInstitution =
                        INSTITUTION.equals(statement.path("source").asText());
                if (!statement.has("model") && byInstitution != decided) {
                    put(columns, statement.path("name").asText(), statement.path("value"));
                }
            }
        }
        for (var statement : item.path("attributes")) {
            if (statement.path("verdict").asText().equals("rejected")
                    && statement.path("source").asText().equals(INSTITUTION)) {
                columns.remove(
                        statement.path("name").asText().strip().toLowerCase(Locale.ROOT),
                        statement.path("value").asText().strip());
            }
        }
        put(columns, "item", item.path("itemId"));
        put(columns, "specimen", item.path("specimenId"));
        put(columns, INSTITUTION, item.path("institutionId"));
        return columns;
    }

    private static void put(Map<String, String> columns, String name, JsonNode value) {
        if (!value.asText("").isBlank()) {
            columns.put(name.strip().toLowerCase(Locale.ROOT), value.asText().strip());
        }
    }
}
