package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vitrine.cli.source.EntryFault;
import org.vitrine.cli.source.EntryOrigin;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.cli.terminal.TextTable;

/**
 * The outcome of an ingest run. {@code sent = alreadyStored + indexed + rejected + deadLettered + inFlight}.
 *
 * @param batchId empty if nothing could be sent
 * @param alreadyStored photographs that the service already had unchanged
 * @param indexed photographs that are indexed
 * @param rejected photographs rejected by the command, by the upload API or by a stage
 * @param deadLettered photographs that are dead-lettered
 * @param inFlight photographs that are not yet indexed, rejected or dead-lettered
 * @param missing of those in flight, images that no stage processes any more
 * @param ignored number of files that are not photographs, by kind
 * @param failures the first of the rejected and dead-lettered photographs
 * @param notes what a person may want to check
 */
public record IngestSummary(
        String batchId,
        long alreadyStored,
        long indexed,
        long rejected,
        long deadLettered,
        long inFlight,
        long missing,
        Map<String, Long> ignored,
        List<Failure> failures,
        List<Note> notes) {

    private static final int MAX_NOTES = 20;
    private static final int VALUE_WIDTH = 40;

    /**
     * A photograph that was rejected or dead-lettered.
     *
     * @param file its identifier; the file as the source names it, where it cannot be read; the path of the file, where
     *     several entries have its identifier
     * @param origin where the source names it
     * @param imageId empty if it has none
     * @param stage stage that failed, or {@code arrived} for the command and the upload API
     * @param reasonCode stable reason code
     * @param field faulty member of the statement; empty if the fault is in the photograph itself
     * @param value stated value of this member
     * @param sentence reason and remedy
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

        /** A failure that the command found itself. */
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

        /** A photograph that the upload API refused. */
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

        /** A failure that the progress of a batch lists. */
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

    /** A photograph that was sent, with a sentence that a person may want to check. */
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

    /** Number of photographs of the run, each counted once. */
    long sent() {
        return alreadyStored + indexed + rejected + deadLettered + inFlight;
    }

    /** The exit code; dead letters take precedence over rejections. */
    public int exitCode() {
        if (deadLettered > 0) {
            return ExitCode.SOME_DEAD_LETTERED;
        }
        if (rejected > 0) {
            return ExitCode.SOME_REJECTED;
        }
        return missing > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        if (!batchId.isEmpty()) {
            document.put("batchId", batchId);
        }
        document.put("sent", sent());
        document.put("already", alreadyStored);
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

    public List<String> lines() {
        var lines = new ArrayList<String>();
        var table = new TextTable("FILE", "WHERE", "STAGE", "REASON", "FIELD", "VALUE", "WHY", "IMAGE");
        failures.forEach(failure -> table.add(
                TextFormat.oneLine(failure.file()),
                failure.where(),
                failure.stage(),
                failure.reasonCode(),
                TextFormat.oneLine(failure.field()),
                TextFormat.truncated(TextFormat.oneLine(failure.value()), VALUE_WIDTH),
                TextFormat.oneLine(failure.sentence()),
                failure.imageId()));
        if (!table.isEmpty()) {
            lines.addAll(table.linesWithoutEmptyColumns());
            long unlisted = rejected + deadLettered + missing - failures.size();
            if (unlisted > 0) {
                lines.add("and %d more, not listed".formatted(unlisted));
            }
            lines.add("");
        }
        notes.stream().limit(MAX_NOTES).forEach(note -> lines.add("Note: " + TextFormat.oneLine(note.line()) + "."));
        if (notes.size() > MAX_NOTES) {
            lines.add("and %d more notes; --json lists all".formatted(notes.size() - MAX_NOTES));
        }
        lines.addAll(counts());
        return lines;
    }

    private List<String> counts() {
        var lines = new ArrayList<String>();
        if (!ignored.isEmpty()) {
            lines.add("ignored as no photographs: %s (%s)"
                    .formatted(
                            TextFormat.pluralised(
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
            lines.add("accepted, but no stage processes them any more: %s; run the same command again"
                    .formatted(TextFormat.pluralised(missing, "photograph")));
        }
        if (deadLettered > 0) {
            lines.add("./vitrine retry %s processes the dead-lettered ones again".formatted(batchId));
        }
        lines.add("%ssent %d: already here %d, indexed %d, rejected %d, dead-lettered %d, in flight %d"
                .formatted(
                        batchId.isEmpty() ? "" : "batch " + batchId + ": ",
                        sent(),
                        alreadyStored,
                        indexed,
                        rejected,
                        deadLettered,
                        inFlight));
        return lines;
    }
}
