package org.vitrine.e2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lists and reads the Markdown pages of the repository. */
final class DocumentationPages {

    static final Path ROOT = Path.of(System.getProperty("vitrine.root"));

    /** Pages that a program writes, or that are mainly tables of numbers. */
    private static final Set<String> GENERATED =
            Set.of("configuration.md", "formats.md", "performance.md", "sizing.md");

    private DocumentationPages() {}

    /** Returns the pages of prose: README.md, CONTRIBUTING.md, SECURITY.md and docs/*.md, without generated ones. */
    static List<MarkdownPage> prosePages() {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve),
                        markdownIn("docs")
                                .filter(file ->
                                        !GENERATED.contains(file.getFileName().toString())))
                .map(MarkdownPage::read)
                .toList();
    }

    /** Returns {@link #prosePages()}, generated pages, decision records, experiments, and the README of each module. */
    static List<MarkdownPage> allPages() {
        var others = Stream.of(
                        markdownIn("docs")
                                .filter(file ->
                                        GENERATED.contains(file.getFileName().toString())),
                        markdownIn("docs/decisions"),
                        markdownIn("docs/experiments"),
                        moduleFolders().stream()
                                .map(module -> module.resolve("README.md"))
                                .filter(Files::exists),
                        Stream.of(ROOT.resolve("changelog/README.md"), ROOT.resolve("findings/README.md")))
                .flatMap(files -> files)
                .map(MarkdownPage::read);
        return Stream.concat(prosePages().stream(), others).toList();
    }

    /** Returns the folders of the modules that the root POM builds, without those below another module. */
    static List<Path> moduleFolders() {
        return read(ROOT.resolve("pom.xml"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<module>"))
                .map(line -> line.replaceAll("</?module>", ""))
                .filter(module -> !module.contains("/"))
                .map(ROOT::resolve)
                .toList();
    }

    /** Returns the Markdown files directly in a folder, sorted by name. */
    static Stream<Path> markdownIn(String folder) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(folder + " cannot be listed", fault);
        }
    }

    /** Returns the files below a folder whose name ends with a suffix, without those of builds, packages of npm and Git. */
    static List<Path> filesBelow(String folder, String suffix) {
        try {
            return SourceFiles.below(
                    ROOT.resolve(folder), Set.of("target", "node_modules"), name -> name.endsWith(suffix));
        } catch (IOException fault) {
            throw new UncheckedIOException(folder + " cannot be walked", fault);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(file + " cannot be read", fault);
        }
    }
}
