package org.vitrine.cli.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Result of reading a whole source before anything is sent: how many photographs can be sent, and which entries share
 * an identifier. It takes eight bytes of memory for each photograph while reading, and more only for repeated
 * identifiers.
 *
 * @param source the source, which is read again for sending
 * @param sendable number of photographs that can be sent, each counted once
 * @param ignored number of files that are not photographs, by kind
 * @param repetitions identifiers of more than one entry
 */
public record SourceSurvey(
        PhotographSource source,
        long sendable,
        Map<String, Long> ignored,
        Map<String, DuplicateIdentifier> repetitions) {

    private static final String IDENTIFIER_CONFLICT = "identifier-clash";

    /**
     * Reads the source: once for the identifiers, again where hashes repeat, and once for the count.
     *
     * @throws IOException if the source cannot be read
     */
    public static SourceSurvey of(PhotographSource source) throws IOException {
        var ignored = new TreeMap<String, Long>();
        var hashes = LongStream.builder();
        try (var entries = source.entries()) {
            entries.forEach(entry -> {
                switch (entry) {
                    case SourceEntry.Photograph found ->
                        hashes.add(hash(found.photograph().identifier()));
                    case SourceEntry.Ignored(var kind) -> ignored.merge(kind, 1L, Long::sum);
                    case SourceEntry.Faulty _, SourceEntry.Duplicate _ -> {}
                }
            });
        }
        var survey = new SourceSurvey(
                source,
                0,
                Map.copyOf(ignored),
                repetitions(source, repeated(hashes.build().toArray())));
        try (var entries = survey.entries()) {
            long sendable =
                    entries.filter(SourceEntry.Photograph.class::isInstance).count();
            return new SourceSurvey(source, sendable, survey.ignored, survey.repetitions);
        }
    }

    /**
     * The entries of the source after the checks: a broken rule or an identifier clash becomes a fault, a repeated
     * statement a duplicate. The caller must close the stream, and read it in order and from one thread.
     */
    public Stream<SourceEntry> entries() throws IOException {
        var seen = new HashSet<String>();
        return source.entries()
                .map(entry -> entry instanceof SourceEntry.Photograph photograph ? checked(photograph, seen) : entry);
    }

    /** Where the source names the photographs with these identifiers. Reads the source again. */
    public Map<String, EntryOrigin> origins(Collection<String> identifiers) throws IOException {
        var origins = new HashMap<String, EntryOrigin>();
        if (identifiers.isEmpty()) {
            return origins;
        }
        var requested = Set.copyOf(identifiers);
        try (var entries = source.entries()) {
            entries.forEach(entry -> {
                if (entry instanceof SourceEntry.Photograph found
                        && requested.contains(found.photograph().identifier())) {
                    origins.putIfAbsent(found.photograph().identifier(), found.origin());
                }
            });
        }
        return origins;
    }

    private SourceEntry checked(SourceEntry.Photograph entry, Set<String> seen) {
        var photograph = entry.photograph();
        var fault = StatementRules.findFault(photograph, entry.origin());
        if (fault.isPresent()) {
            return new SourceEntry.Faulty(fault.get());
        }
        var repetition = repetitions.get(photograph.identifier());
        return switch (repetition) {
            case null -> entry;
            case DuplicateIdentifier.Same _ when seen.add(photograph.identifier()) -> entry;
            case DuplicateIdentifier.Same(var first) ->
                new SourceEntry.Duplicate(entry.origin(), photograph.identifier(), first);
            case DuplicateIdentifier.Conflict(var sentence) ->
                new SourceEntry.Faulty(new EntryFault(
                        entry.origin(),
                        // The identifier is that of all entries in conflict, and does not distinguish them.
                        photograph.path().toString(),
                        IDENTIFIER_CONFLICT,
                        "identifier",
                        photograph.identifier(),
                        sentence));
        };
    }

    private static Map<String, DuplicateIdentifier> repetitions(PhotographSource source, Set<Long> repeated)
            throws IOException {
        if (repeated.isEmpty()) {
            return Map.of();
        }
        var byIdentifier = new HashMap<String, List<SourceEntry.Photograph>>();
        try (var entries = source.entries()) {
            entries.forEach(entry -> {
                if (entry instanceof SourceEntry.Photograph photograph
                        && repeated.contains(hash(photograph.photograph().identifier()))) {
                    byIdentifier
                            .computeIfAbsent(photograph.photograph().identifier(), _ -> new ArrayList<>())
                            .add(photograph);
                }
            });
        }
        var repetitions = new HashMap<String, DuplicateIdentifier>();
        byIdentifier.forEach((identifier, entries) -> {
            if (entries.size() > 1) {
                repetitions.put(identifier, DuplicateIdentifier.of(entries));
            }
        });
        return Map.copyOf(repetitions);
    }

    private static Set<Long> repeated(long[] hashes) {
        Arrays.sort(hashes);
        var repeated = new HashSet<Long>();
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i] == hashes[i - 1]) {
                repeated.add(hashes[i]);
            }
        }
        return repeated;
    }

    /** FNV-1a hash, 64 bits. A collision only causes an unnecessary comparison of identifiers. */
    private static long hash(String identifier) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < identifier.length(); i++) {
            hash = (hash ^ identifier.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
