package org.vitrine.modelserver.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import org.vitrine.onnx.ModelFolders;

/**
 * Reads the measured quality that a model card states, which is not needed to run the model. Each entry has a text
 * {@code protocol}, in some cards a {@code command}, and numbers by name.
 */
final class CardQuality {

    private static final int MAX_ENTRIES = 20;
    private static final int MAX_TEXT_LENGTH = 1_000;

    private CardQuality() {}

    /**
     * Returns the entries of the card of a model, at most 20. Empty where the card states none, or cannot be read: the
     * list of models is answered nevertheless.
     *
     * @param folder folder of the model's version
     */
    static ArrayNode of(Path folder, ObjectMapper json) {
        try {
            return entries(json.readTree(folder.resolve(ModelFolders.CARD).toFile()), json);
        } catch (IOException unreadable) {
            return json.createArrayNode();
        }
    }

    private static ArrayNode entries(JsonNode card, ObjectMapper json) {
        var entries = json.createArrayNode();
        for (var stated : card.path("quality")) {
            if (entries.size() < MAX_ENTRIES && stated.path("protocol").isTextual()) {
                var entry = entries.addObject();
                stated.properties().forEach(member -> {
                    var value = member.getValue();
                    if (value.isNumber() || value.isTextual() && value.asText().length() <= MAX_TEXT_LENGTH) {
                        entry.set(member.getKey(), value);
                    }
                });
            }
        }
        return entries;
    }
}
