package org.vitrine.search.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Writes the head of the OpenAPI document: the address of the server, that no authentication is needed, and
 * descriptions of the tags.
 */
final class OpenApiInfo {

    private static final Map<String, String> TAGS = tags();

    private OpenApiInfo() {}

    static void write(OpenAPI document) {
        document.setServers(
                List.of(OASFactory.createServer().url("/").description("The server that answers this document.")));
        document.setSecurity(List.of());
        var known = new LinkedHashMap<String, String>(TAGS);
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getTags() != null)
                .flatMap(operation -> operation.getTags().stream())
                .filter(tag -> !known.containsKey(tag))
                .findFirst()
                .ifPresent(tag -> {
                    throw new IllegalStateException(
                            "tag '%s' has no description; add one to OpenApiInfo.tags".formatted(tag));
                });
        document.setTags(known.entrySet().stream()
                .map(tag -> OASFactory.createTag().name(tag.getKey()).description(tag.getValue()))
                .toList());
    }

    private static Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        tags.put(
                "Search",
                "Search by photograph, by an indexed image or by a region of it. Comparison of two pictures.");
        tags.put("Browse", "Collections, items, specimens, images and their renditions.");
        tags.put("Decide", "Decisions of people and their effect.");
        tags.put("Items", "Records of items.");
        tags.put("People", "Names of people who decide.");
        tags.put("Review", "Queues of open review tasks, and the accuracy of searches.");
        return tags;
    }
}
