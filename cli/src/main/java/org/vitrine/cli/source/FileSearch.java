package org.vitrine.cli.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the file that a cell of a CSV names: as written; else in another Unicode normal form; else with backslashes as
 * folder separators; else in another letter case, if only one file matches. A name that is not UTF-8 on disk, such as
 * one in Latin-1, is a reason of its own. Caches folder listings; not thread-safe.
 */
final class FileSearch {

    /** Maximum number of folder listings in the cache. */
    private static final int MAX_LISTINGS = 64;

    private static final Pattern DRIVE_OR_SHARE = Pattern.compile("^([A-Za-z]:[\\\\/]|\\\\\\\\)");

    /** Result of a search. */
    sealed interface Outcome {

        /**
         * The file was found.
         *
         * @param note how its name differs from the reference; empty if it does not
         */
        record Found(Path path, Optional<String> note) implements Outcome {}

        /**
         * No file, or more than one, matches.
         *
         * @param code stable reason code
         * @param sentence reason and remedy
         */
        record NotFound(String code, String sentence) implements Outcome {}
    }

    /** Ways to compare names; each is less strict than the one before. */
    private enum Comparison {
        NORMAL_FORM("the Unicode normal form", "/", FileNames::normalized),
        SEPARATOR("the separators of folders", "[/\\\\]", FileNames::normalized),
        LETTER_CASE("letter case", "[/\\\\]", FileNames::caseFolded);

        private final String difference;
        private final Pattern separators;
        private final UnaryOperator<String> key;

        Comparison(String difference, String separators, UnaryOperator<String> key) {
            this.difference = difference;
            this.separators = Pattern.compile(separators);
            this.key = key;
        }
    }

    private record Listed(Path folder, Comparison comparison) {}

    private final Path folder;
    private final Map<Listed, Map<String, TreeSet<String>>> listings = new HashMap<>();
    private final Map<Path, Set<String>> namesNotUtf8 = new HashMap<>();

    /** @param folder folder of the CSV, absolute and normalised */
    FileSearch(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** @param reference the file as the CSV names it, relative to the folder or absolute */
    Outcome find(String reference) {
        try {
            var exact = folder.resolve(reference).normalize();
            if (Files.exists(exact)) {
                return new Outcome.Found(exact, Optional.empty());
            }
            for (Comparison comparison : Comparison.values()) {
                var outcome = resolve(reference, comparison);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
            return missing(
                    reference.startsWith("/")
                                    || DRIVE_OR_SHARE.matcher(reference).find()
                            ? "there is no such file on this machine; write the path relative to the CSV's folder"
                            : "there is no such file beside the CSV; correct the name, or put the file there");
        } catch (InvalidPathException impossible) {
            return missing("this cannot be the name of a file; correct it");
        }
    }

    private Optional<Outcome> resolve(String reference, Comparison comparison) {
        var current = reference.startsWith("/") ? folder.getRoot() : folder;
        for (String part : comparison.separators.split(reference)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            var exact = current.resolve(part).normalize();
            if (Files.exists(exact)) {
                current = exact;
                continue;
            }
            var matches = listing(current, comparison).getOrDefault(comparison.key.apply(part), new TreeSet<>());
            if (matches.size() > 1) {
                return Optional.of(new Outcome.NotFound(
                        "file-ambiguous",
                        "no file has exactly this name, and %d differ from it in %s alone (%s); write the name exactly"
                                .formatted(matches.size(), comparison.difference, String.join(", ", matches))));
            }
            if (matches.isEmpty()) {
                return comparison == Comparison.LETTER_CASE ? notUtf8(current, part) : Optional.empty();
            }
            current = current.resolve(matches.first());
        }
        return Files.exists(current)
                ? Optional.of(new Outcome.Found(
                        current, Optional.of("found by a name that differs in " + comparison.difference)))
                : Optional.empty();
    }

    /** The refusal of a name that a file or folder has in another encoding than UTF-8; empty if none has it. */
    private Optional<Outcome> notUtf8(Path current, String part) {
        if (namesNotUtf8.size() >= MAX_LISTINGS) {
            namesNotUtf8.clear();
        }
        var names =
                namesNotUtf8.computeIfAbsent(current, listed -> files(listed, path -> !FileNames.isUtf8(path)).stream()
                        .map(path -> FileNames.asciiPattern(path.getFileName().toString()))
                        .collect(Collectors.toSet()));
        return names.contains(FileNames.asciiPattern(part))
                ? Optional.of(new Outcome.NotFound(
                        FileEntries.NOT_UTF8,
                        "the name '%s' is on disk in an encoding other than UTF-8; rename it, for example with convmv"
                                .formatted(part)))
                : Optional.empty();
    }

    private static Outcome missing(String sentence) {
        return new Outcome.NotFound(FileEntries.MISSING, sentence);
    }

    private Map<String, TreeSet<String>> listing(Path current, Comparison comparison) {
        if (listings.size() >= MAX_LISTINGS) {
            listings.clear();
        }
        return listings.computeIfAbsent(new Listed(current, comparison), listed -> {
            var names = new HashMap<String, TreeSet<String>>();
            for (Path file : files(listed.folder(), FileNames::isUtf8)) {
                var name = file.getFileName().toString();
                names.computeIfAbsent(listed.comparison().key.apply(name), _ -> new TreeSet<>())
                        .add(name);
            }
            return names;
        });
    }

    /** The files of a folder that pass the filter; empty if it cannot be listed. */
    private static List<Path> files(Path folder, DirectoryStream.Filter<Path> filter) {
        var files = new ArrayList<Path>();
        try (var listing = Files.newDirectoryStream(folder, filter)) {
            listing.forEach(files::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        return files;
    }
}
