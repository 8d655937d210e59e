package org.vitrine.e2e.licence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The licences that a dependency may have, by SPDX identifier and by each name that POMs use for them. A dependency with
 * several licences is offered under each of them, so one allowed licence is enough. Pure.
 *
 * @param names identifiers and names in lower case
 */
record AllowedLicences(Set<String> names) {

    private static final String FILE = "allowed-licences.txt";
    private static final String OWN_GROUP = "org.vitrine";

    AllowedLicences {
        names = Set.copyOf(names);
    }

    /** Reads {@code allowed-licences.txt}: one licence per line, as {@code SPDX identifier: name, name}. */
    static AllowedLicences read() {
        try (var file = AllowedLicences.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not beside the test");
            }
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static AllowedLicences of(Stream<String> lines) {
        return new AllowedLicences(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split("\\|")))
                .map(AllowedLicences::normal)
                .collect(Collectors.toSet()));
    }

    /** Returns whether the licence itself is allowed, or one that an SPDX expression offers by {@code OR}. */
    boolean allows(String licence) {
        return names.contains(normal(licence))
                || Stream.of(licence.replaceAll("[()]", "").split(" OR "))
                        .anyMatch(offered -> names.contains(normal(offered)));
    }

    /**
     * Returns the components of a CycloneDX bill of materials without an allowed licence, by name and version, with the
     * licences that they have.
     */
    TreeMap<String, TreeSet<String>> refusedOf(JsonNode bill) {
        var refused = new TreeMap<String, TreeSet<String>>();
        for (JsonNode component : bill.path("components")) {
            var licences = licences(component);
            boolean own = component.path("group").asText().equals(OWN_GROUP);
            if (!own && licences.stream().noneMatch(this::allows)) {
                refused.put(
                        "%s:%s:%s"
                                .formatted(
                                        component.path("group").asText(),
                                        component.path("name").asText(),
                                        component.path("version").asText()),
                        new TreeSet<>(licences));
            }
        }
        return refused;
    }

    /** Returns the packages of an npm lock file that pages contain and that have no allowed licence. */
    TreeMap<String, String> refusedOfLockFile(JsonNode lockFile) {
        var refused = new TreeMap<String, String>();
        lockFile.path("packages").properties().forEach(entry -> {
            var licence = entry.getValue().path("license").asText("none");
            boolean shipped =
                    !entry.getKey().isEmpty() && !entry.getValue().path("dev").asBoolean();
            if (shipped && !allows(licence)) {
                refused.put(entry.getKey(), licence);
            }
        });
        return refused;
    }

    private static List<String> licences(JsonNode component) {
        var found = new ArrayList<String>();
        for (JsonNode choice : component.path("licenses")) {
            Stream.of(choice.path("license").path("id"), choice.path("license").path("name"), choice.path("expression"))
                    .filter(JsonNode::isTextual)
                    .forEach(text -> found.add(text.asText()));
        }
        return found;
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
