package org.vitrine.cli.source;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vitrine.cli.source.SourceEntry.Photograph;

/** Classifies entries of a source that have the same identifier, which Vitrine would treat as one photograph. */
sealed interface DuplicateIdentifier {

    /**
     * All entries state the same about the same file: they are one photograph.
     *
     * @param first where it is named first
     */
    record Same(EntryOrigin first) implements DuplicateIdentifier {}

    /**
     * The entries differ, so that one would replace the other. None of them is sent.
     *
     * @param sentence reason and remedy
     */
    record Conflict(String sentence) implements DuplicateIdentifier {}

    /** Maximum number of places that a sentence lists. */
    int MAX_NAMED = 5;

    /** @param entries at least one, with the same identifier */
    static DuplicateIdentifier of(List<Photograph> entries) {
        var first = entries.getFirst();
        if (entries.stream().allMatch(each -> each.photograph().repeats(first.photograph()))) {
            return new Same(first.origin());
        }
        boolean oneFile = entries.stream()
                .allMatch(each ->
                        each.photograph().path().equals(first.photograph().path()));
        return new Conflict(
                oneFile
                        ? "%s name one photograph and differ in %s; give each row its own 'identifier'"
                                .formatted(places(entries), difference(entries))
                        : "%s give different files the same identifier '%s'; %s"
                                .formatted(
                                        places(entries),
                                        first.photograph().identifier(),
                                        entries.stream()
                                                        .anyMatch(each ->
                                                                each.origin().line() == 0)
                                                ? "rename one of the files, send a folder that holds both, or list them in a CSV in which each row has its own 'identifier'"
                                                : "give each row its own 'identifier'"));
    }

    private static String places(List<Photograph> entries) {
        var first = entries.getFirst().origin();
        boolean oneCsv = first.line() > 0
                && entries.stream()
                        .allMatch(each -> each.origin().line() > 0
                                && each.origin().source().equals(first.source()));
        var named = entries.stream()
                .limit(MAX_NAMED)
                .map(each -> oneCsv
                        ? Long.toString(each.origin().line())
                        : each.origin().describe(each.photograph().path().toString()))
                .collect(Collectors.joining(", "));
        var more = entries.size() > MAX_NAMED ? " and %d more".formatted(entries.size() - MAX_NAMED) : "";
        return oneCsv ? "lines %s%s of %s".formatted(named, more, first.source()) : named + more;
    }

    private static String difference(List<Photograph> entries) {
        Map<String, LinkedHashSet<String>> values = new LinkedHashMap<>();
        for (Photograph entry : entries) {
            var photograph = entry.photograph();
            add(values, "specimen", photograph.specimen());
            add(values, "item", photograph.item());
            add(values, "side", photograph.side());
            add(values, "metadata", Optional.of(photograph.metadata().toString()));
        }
        return values.entrySet().stream()
                .filter(member -> member.getValue().size() > 1)
                .map(member -> member.getKey().equals("metadata")
                        ? "metadata"
                        : "%s ('%s')".formatted(member.getKey(), String.join("', '", member.getValue())))
                .findFirst()
                .orElse("metadata");
    }

    private static void add(Map<String, LinkedHashSet<String>> values, String member, Optional<String> value) {
        values.computeIfAbsent(member, _ -> new LinkedHashSet<>()).add(value.orElse(""));
    }
}
