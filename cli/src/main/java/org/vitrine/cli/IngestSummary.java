package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vitrine.cli.source.EntryFault;
import org.vitrine.cli.source.EntryOrigin;

/**
 * The outcome of a run. {@code sent = already + indexed + rejected + deadLettered + inFlight}.
 *
 * @param batchId empty where nothing could be sent
 * @param already here before, so that nothing changed
 * @param rejected by the command, by the upload API or by a stage
 * @param inFlight not yet indexed, rejected or dead-lettered
 * @param missing of those in flight, images that no stage works on any more
 * @param ignored files that are no photographs, by kind
 * @param failures the first of those rejected or dead-lettered
 */
record IngestSummary(
        String batchId,
        long already,
        long indexed,
        long rejected,
        long deadLettered,
        long inFlight,
        long missing,
        Map<String, Long> ignored,
        List<Failure> failures,
        List<Note> notes) {

    private static final int MOST_NOTES = 20;
    private static final int VALUE_WIDTH = 40;

    /**
     * A photograph that was rejected or dead-lettered.
     *
     * @param file the identifier, or the file as the source names it
     * @param imageId empty where it has none
     * @param field member of the statement at fault; empty where it is the photograph
     */
    record Failure(
            String file,
            EntryOrigin origin,
            String imageId,
            String stage,
            String reasonCode,
            String field,
            String value,
            String sentence) {

        /** Found by the command itself. */
        static Failure of(EntryFault fault) {
            return new Failure(
                    fault.file(),
                    fault.origin(),
                    "",
                    "arrived",
                    fault.code(),
                    fault.field(),
                    fault.value(),
                    fault.sentence());
        }

        /** Refused by the upload API. */
        static Failure of(HashedPhotograph photograph, PhotographRefusal photographRefusal) {
            return new Failure(
                    photograph.photograph().identifier(),
                    photograph.origin(),
                    photographRefusal.imageId(),
                    "arrived",
                    photographRefusal.code(),
                    photographRefusal.field(),
                    photographRefusal.value(),
                    photographRefusal.sentence());
        }

        /** One of the failures of a batch. */
        static Failure of(JsonNode failure, String identifier, EntryOrigin origin) {
            return new Failure(
                    identifier,
                    origin,
                    failure.path("imageId").asText(),
                    failure.path("stage").asText(),
                    failure.path("reasonCode").asText(""),
                    "",
                    "",
                    failure.path("sentence").asText(""));
        }

        Map<String, Object> document() {
            var document = new LinkedHashMap<String, Object>();
            document.put("file", file);
            if (origin.line() > 0) {
                document.put("source", origin.source());
                document.put("row", origin.line());
            }
            origin.column(field).ifPresent(number -> document.put("column", number));
            if (!imageId.isEmpty()) {
                document.put("imageId", imageId);
            }
            document.put("stage", stage);
            document.put("reasonCode", reasonCode);
            if (!field.isEmpty()) {
                document.put("field", field);
                document.put("value", value);
            }
            document.put("sentence", sentence);
            return document;
        }

        String where() {
            if (origin.line() == 0) {
                return "";
            }
            var column = origin.column(field);
            return "%s, line %d%s"
                    .formatted(
                            origin.source(), origin.line(), column.isPresent() ? ", column " + column.getAsInt() : "");
        }
    }

    /** What a person may want to check of a photograph that was not rejected. */
    record Note(String file, EntryOrigin origin, String sentence) {

        private String line() {
            return origin.line() == 0
                    ? "%s: %s".formatted(file, sentence)
                    : "%s, line %d, %s: %s".formatted(origin.source(), origin.line(), file, sentence);
        }

        private Map<String, Object> document() {
            var document = new LinkedHashMap<String, Object>();
            document.put("file", file);
            if (origin.line() > 0) {
                document.put("source", origin.source());
                document.put("row", origin.line());
            }
            document.put("sentence", sentence);
            return document;
        }
    }

    /** Photographs of the run, each once. */
    long sent() {
        return already + indexed + rejected + deadLettered + inFlight;
    }

    int exitCode() {
        if (deadLettered > 0) {
            return ExitCode.SOME_DEAD_LETTERED;
        }
        if (rejected > 0) {
            return ExitCode.SOME_REJECTED;
        }
        return missing > 0 ? ExitCode.FAILED : ExitCode.FINE;
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        if (!batchId.isEmpty()) {
            document.put("batchId", batchId);
        }
        document.put("sent", sent());
        document.put("already", already);
        document.put("indexed", indexed);
        document.put("rejected", rejected);
        document.put("deadLettered", deadLettered);
        document.put("inFlight", inFlight);
        document.put("missing", missing);
        document.put(
                "ignored", ignored.values().stream().mapToLong(Long::longValue).sum());
        document.put("ignoredByKind", ignored);
        document.put("failures", failures.stream().map(Failure::document).toList());
        document.put("notes", notes.stream().map(Note::document).toList());
        return document;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        var table = new TextTable("FILE", "WHERE", "STAGE", "REASON", "FIELD", "VALUE", "WHY", "IMAGE");
        failures.forEach(failure -> table.add(
                TextFormat.oneLine(failure.file()),
                failure.where(),
                failure.stage(),
                failure.reasonCode(),
                TextFormat.oneLine(failure.field()),
                TextFormat.cut(TextFormat.oneLine(failure.value()), VALUE_WIDTH),
                TextFormat.oneLine(failure.sentence()),
                failure.imageId()));
        if (!table.isEmpty()) {
            lines.addAll(table.filledLines());
            long unlisted = rejected + deadLettered + missing - failures.size();
            if (unlisted > 0) {
                lines.add("and %d more, not listed".formatted(unlisted));
            }
            lines.add("");
        }
        notes.stream().limit(MOST_NOTES).forEach(note -> lines.add("Note: " + TextFormat.oneLine(note.line()) + "."));
        if (notes.size() > MOST_NOTES) {
            lines.add("and %d more notes; --json lists all".formatted(notes.size() - MOST_NOTES));
        }
        lines.addAll(counts());
        return lines;
    }

    private List<String> counts() {
        var lines = new ArrayList<String>();
        if (!ignored.isEmpty()) {
            lines.add("ignored as no photographs: %s (%s)"
                    .formatted(
                            TextFormat.counted(
                                    ignored.values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum(),
                                    "file"),
                            ignored.entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(kind -> TextFormat.oneLine(kind.getKey()) + " " + kind.getValue())
                                    .collect(Collectors.joining(", "))));
        }
        if (missing > 0) {
            lines.add("accepted, and no stage works on them any more: %s; run the same command again"
                    .formatted(TextFormat.counted(missing, "photograph")));
        }
        if (deadLettered > 0) {
            lines.add("./vitrine retry %s processes the dead-lettered ones again".formatted(batchId));
        }
        lines.add("%ssent %d: already here %d, indexed %d, rejected %d, dead-lettered %d, in flight %d"
                .formatted(
                        batchId.isEmpty() ? "" : "batch " + batchId + ": ",
                        sent(),
                        already,
                        indexed,
                        rejected,
                        deadLettered,
                        inFlight));
        return lines;
    }
}
