package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param sent photographs whose bytes went over the wire
 * @param already here before, so that nothing changed
 * @param inFlight not yet indexed, rejected or dead-lettered
 */
record IngestSummary(
        long sent,
        long already,
        long indexed,
        long rejected,
        long deadLettered,
        long inFlight,
        List<Failure> failures) {

    /** A photograph that was rejected or dead-lettered. */
    record Failure(String file, String imageId, String stage, String reasonCode, String sentence) {

        static Failure of(JsonNode failure) {
            return new Failure(
                    failure.path("identifier").asText(),
                    failure.path("imageId").asText(),
                    failure.path("stage").asText(),
                    failure.path("reasonCode").asText(),
                    failure.path("sentence").asText());
        }
    }

    int exitCode() {
        if (deadLettered > 0) {
            return ExitCode.SOME_DEAD_LETTERED;
        }
        return rejected > 0 ? ExitCode.SOME_REJECTED : ExitCode.FINE;
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("sent", sent);
        document.put("already", already);
        document.put("indexed", indexed);
        document.put("rejected", rejected);
        document.put("deadLettered", deadLettered);
        document.put("inFlight", inFlight);
        document.put("failures", failures);
        return document;
    }

    List<String> lines() {
        var table = new Table("FILE", "STAGE", "REASON", "WHY");
        failures.forEach(
                failure -> table.add(failure.file(), failure.stage(), failure.reasonCode(), failure.sentence()));
        var lines = new java.util.ArrayList<String>();
        if (!table.isEmpty()) {
            lines.addAll(table.lines());
            lines.add("");
        }
        lines.add("sent %d, already here %d; of those sent: indexed %d, rejected %d, dead-lettered %d, in flight %d"
                .formatted(sent, already, indexed, rejected, deadLettered, inFlight));
        return lines;
    }
}
