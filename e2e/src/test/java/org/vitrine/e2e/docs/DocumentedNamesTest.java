package org.vitrine.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.e2e.docs.DocumentationPages.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the commands, options, properties, tests and types that pages name exist. */
class DocumentedNamesTest {

    private static final Pattern COMMAND = Pattern.compile("\\./vitrine ([a-z][a-z-]*)((?: [^|#;)]*)?)");
    private static final Pattern OPTION = Pattern.compile("(?<=\\s)(--[a-z][a-z-]*)");
    private static final Pattern PROPERTY = Pattern.compile("\\bvitrine\\.[a-z-]+(?:\\.[a-z-]+)+\\b");
    private static final Pattern NAMED_TEST = Pattern.compile("-D(?:it\\.)?test='?([A-Z][\\w,]*)");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)?)`");
    private static final Pattern NAME = Pattern.compile("(?:names?|aliases) = (?:\\{[^}]*\\}|\"[^\"]*\")");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    /** Commands and options that the script {@code vitrine} handles itself, without the Java command line. */
    private static final Set<String> SCRIPT_NAMES =
            Set.of("test", "bench", "make", "--faults", "--live", "--containers");

    /** Operations of AWS whose names have the form of type names. */
    private static final Set<String> EXTERNAL_NAMES = Set.of("DetectLabels", "DetectCustomLabels", "InvokeEndpoint");

    /** Prefixes of system properties of the build and of tests, which no configuration interface declares. */
    private static final Set<String> BUILD_PROPERTY_PREFIXES = Set.of(
            "vitrine.docs.",
            "vitrine.faults.",
            "vitrine.live.",
            "vitrine.containers.",
            "vitrine.servers.",
            "vitrine.browser",
            "vitrine.chromium");

    @Test
    void everyCommandAndOptionExists() {
        // Given
        var known = Stream.concat(SCRIPT_NAMES.stream(), commandLineNames()).collect(Collectors.toSet());

        // When
        var unknown = new TreeSet<String>();
        for (MarkdownPage page : DocumentationPages.allPages()) {
            for (String line : page.codeLines()) {
                COMMAND.matcher(line).results().forEach(found -> {
                    var words = new ArrayList<>(List.of(found.group(1)));
                    boolean isJavaCommand = !Set.of("test", "bench").contains(found.group(1));
                    OPTION.matcher(found.group(2))
                            .results()
                            .filter(_ -> isJavaCommand)
                            .forEach(option -> words.add(option.group(1)));
                    words.stream()
                            .filter(word -> !known.contains(word))
                            .forEach(word -> unknown.add(
                                    "%s: '%s' of '%s'".formatted(ROOT.relativize(page.file()), word, line)));
                });
            }
        }

        // Then
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyTestThatACommandNamesExists() {
        // Given
        var tests = DocumentationPages.filesBelow(".", ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());

        // When
        var unknown = new TreeSet<String>();
        for (MarkdownPage page : DocumentationPages.allPages()) {
            for (String line : page.codeLines()) {
                NAMED_TEST
                        .matcher(line)
                        .results()
                        .flatMap(found -> Stream.of(found.group(1).split(",")))
                        .filter(name -> !name.equals("NoUnit") && !tests.contains(name))
                        .forEach(name -> unknown.add("%s: %s".formatted(ROOT.relativize(page.file()), name)));
            }
        }

        // Then
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyPropertyIsInTheReference() {
        // Given
        var reference = PROPERTY.matcher(DocumentationPages.read(ROOT.resolve("docs/configuration.md")))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
        var metrics = DocumentationPages.filesBelow(".", "Metric.java").stream()
                .map(DocumentationPages::read)
                .collect(Collectors.joining());

        // When
        var unknown = new TreeSet<String>();
        for (MarkdownPage page : DocumentationPages.allPages()) {
            for (String line : page.codeLines()) {
                PROPERTY.matcher(line)
                        .results()
                        .map(found -> found.group())
                        .filter(name -> BUILD_PROPERTY_PREFIXES.stream().noneMatch(name::startsWith))
                        .filter(name ->
                                reference.stream().noneMatch(each -> isPartOf(name, each) || isPartOf(each, name)))
                        .filter(name -> !metrics.contains('"' + name + '"'))
                        .forEach(name -> unknown.add("%s: %s".formatted(ROOT.relativize(page.file()), name)));
            }
        }

        // Then
        assertThat(unknown)
                .as("properties that docs/configuration.md does not have, and no metrics")
                .isEmpty();
    }

    @Test
    void everyTypeThatAReadmeOrTheTourNamesExists() {
        // Given
        var types = Stream.of(".java", ".avsc")
                .flatMap(suffix -> DocumentationPages.filesBelow(".", suffix).stream())
                .map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        var pages = Stream.concat(
                        DocumentationPages.moduleFolders().stream().map(module -> module.resolve("README.md")),
                        Stream.of(ROOT.resolve("docs/tour.md")))
                .map(MarkdownPage::read);

        // When
        var unknown = pages.flatMap(page -> typeNames(page)
                        .filter(name -> !types.contains(name))
                        .map(name -> "%s: %s".formatted(ROOT.relativize(page.file()), name)))
                .toList();

        // Then
        assertThat(unknown).isEmpty();
    }

    /** Returns the names of types in tables: code spans in camel case that begin with a capital letter. */
    private static Stream<String> typeNames(MarkdownPage page) {
        return page.lines().stream()
                .filter(line -> line.startsWith("|") && !page.file().startsWith(ROOT.resolve("web")))
                .flatMap(line -> TYPE.matcher(line).results())
                .map(found -> found.group(1))
                .filter(name -> !EXTERNAL_NAMES.contains(name));
    }

    /** Returns whether a name is a property itself, or one within a group or map of properties. */
    private static boolean isPartOf(String group, String name) {
        return name.equals(group) || name.startsWith(group + ".");
    }

    private static Stream<String> commandLineNames() {
        return DocumentationPages.filesBelow("cli/src/main/java", ".java").stream()
                .map(DocumentationPages::read)
                .flatMap(source -> NAME.matcher(source).results())
                .flatMap(names -> QUOTED.matcher(names.group()).results())
                .map(name -> name.group(1));
    }
}
