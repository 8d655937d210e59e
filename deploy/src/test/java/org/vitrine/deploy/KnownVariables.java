package org.vitrine.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables that the programs read, taken from the generated reference {@code docs/configuration.md}.
 */
final class KnownVariables {

    /** Variables that Quarkus, the Kafka client and the AWS SDK read. The reference or docs/access.md names them. */
    private static final Set<String> LIBRARY_VARIABLES = Set.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_HTTP_PORT",
            "QUARKUS_HTTP_HOST",
            "QUARKUS_OIDC_AUTH_SERVER_URL",
            "QUARKUS_OIDC_TOKEN_AUDIENCE",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_REGION");

    /** Modules that are libraries; every service that contains one reads its properties. */
    private static final Set<String> LIBRARY_MODULES =
            Set.of("access", "flow", "image-index", "image-store", "vision", "onnx");

    private static final Pattern PROPERTY = Pattern.compile("^\\| `([a-zA-Z0-9.-]+)` \\|");

    private final Map<String, List<Pattern>> byModule = new HashMap<>();

    private KnownVariables() {}

    static KnownVariables read(Path reference) throws IOException {
        var known = new KnownVariables();
        var module = "";
        for (String line : Files.readAllLines(reference)) {
            if (line.startsWith("## ")) {
                module = line.substring("## ".length()).strip();
            }
            var propertyRow = PROPERTY.matcher(line);
            if (propertyRow.find()) {
                known.byModule
                        .computeIfAbsent(module, _ -> new ArrayList<>())
                        .add(variablePattern(propertyRow.group(1)));
            }
        }
        return known;
    }

    /** Returns the variables that no program reads. */
    List<String> unusedVariables(Stream<String> variables) {
        var all = byModule.values().stream().flatMap(List::stream).toList();
        return variables.filter(name -> !isUsed(name, all)).sorted().toList();
    }

    /** Returns the variables that this program does not read. */
    List<String> unusedVariablesOf(String program, Stream<String> variables) {
        var variablesOfProgram = byModule.entrySet().stream()
                .filter(module -> module.getKey().equals(program) || LIBRARY_MODULES.contains(module.getKey()))
                .flatMap(module -> module.getValue().stream())
                .toList();
        return variables
                .filter(name -> !isUsed(name, variablesOfProgram))
                .sorted()
                .toList();
    }

    Set<String> modules() {
        return byModule.keySet();
    }

    private static boolean isUsed(String name, List<Pattern> variables) {
        return LIBRARY_VARIABLES.contains(name)
                || variables.stream()
                        .anyMatch(variable -> variable.matcher(name).matches());
    }

    /**
     * Returns the pattern of the variable of a property: {@code VITRINE_STORE_PATH_STYLE} for
     * {@code vitrine.store.path-style}; NAME in a property matches any name.
     */
    private static Pattern variablePattern(String property) {
        return Pattern.compile(Stream.of(property.split("\\."))
                .map(part -> part.equals("NAME")
                        ? "[A-Z0-9_]+"
                        : part.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .collect(Collectors.joining("_")));
    }
}
