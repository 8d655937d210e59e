package org.vitrine.search.decide;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.CallerPermissions;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.download.ContentDisposition;
import org.vitrine.search.people.PersonRegistry;
import org.vitrine.search.problem.RequestParameters;

/**
 * HTTP resource that exports all decisions of a collection as CSV or JSON lines, oldest first, as they are when the
 * request begins. The body is streamed while the index is read.
 */
@Path("/v1/collections/{collectionId}/decisions/export")
@Tag(name = "Decide")
@RunOnVirtualThread // waits for the index
class ExportResource {

    static final String CSV = "text/csv; charset=utf-8";
    static final String JSON_LINES = "application/x-ndjson; charset=utf-8";

    private static final String JSONL = "jsonl";

    /** Maximum number of batches of decisions in memory. */
    private static final int MAX_BATCHES_IN_MEMORY = 2;

    private final DecisionIndex index;
    private final DecisionLists lists;
    private final ReadableCollections readableCollections;
    private final PersonRegistry people;
    private final CallerPermissions caller;
    private final ObjectMapper json;

    ExportResource(
            DecisionIndex index,
            DecisionLists lists,
            ReadableCollections readableCollections,
            PersonRegistry people,
            CallerPermissions caller,
            ObjectMapper json) {
        this.index = index;
        this.lists = lists;
        this.readableCollections = readableCollections;
        this.people = people;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RequiresPermission(Permission.CURATE)
    @Operation(
            operationId = "exportDecisions",
            summary = "All decisions of a collection as a file",
            description = "CSV with a row for each subject, or JSON lines with a decision each; oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "The decisions",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class))
            })
    public Response export(
            @RestPath String collectionId,
            @Parameter(description = "csv, the default, or jsonl.") @RestQuery Optional<String> format,
            @RestQuery Optional<String> since) {
        readableCollections.find(collectionId);
        boolean lines = RequestParameters.oneOf("format", format, List.of("csv", JSONL))
                .filter(JSONL::equals)
                .isPresent();
        var query = DecisionQueries.of(
                collectionId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                since);
        var names = names(caller.has(Permission.DECIDE), people::name);
        StreamingOutput body = out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            if (lines) {
                writeLines(query, writer);
            } else {
                writeRows(query, names, writer);
            }
            writer.flush();
        };
        return Response.ok(body, lines ? JSON_LINES : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment(lines ? "decisions.jsonl" : "decisions.csv"))
                .build();
    }

    private Iterable<List<IndexedDecision>> batches(DecisionQuery query) {
        return iterate(index.scan(query, Long.MAX_VALUE));
    }

    /**
     * Iterates over a stream of batches with back pressure: it requests a batch when an earlier one was consumed.
     * Blocks.
     */
    static <T> Iterable<T> iterate(Multi<T> batches) {
        return batches.subscribe()
                .asIterable(MAX_BATCHES_IN_MEMORY, () -> new ArrayBlockingQueue<>(MAX_BATCHES_IN_MEMORY));
    }

    /** Returns the lookup of names for a table; it finds none where the caller may not read names. */
    static Function<String, Optional<String>> names(boolean permitted, Function<String, Optional<String>> names) {
        return permitted ? names : _ -> Optional.empty();
    }

    private void writeRows(DecisionQuery query, Function<String, Optional<String>> names, Writer out)
            throws IOException {
        // Not closed here: the server closes the stream.
        var csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(DecisionRows.HEADER);
        for (var batch : batches(query)) {
            for (var decision : lists.exportViews(query.collectionId(), batch)) {
                for (var row : DecisionRows.of(decision, names).toList()) {
                    csv.printRecord(row);
                }
            }
        }
    }

    private void writeLines(DecisionQuery query, Writer out) throws IOException {
        for (var batch : batches(query)) {
            for (var decision : lists.exportViews(query.collectionId(), batch)) {
                out.write(json.writeValueAsString(decision));
                out.write('\n');
            }
        }
    }
}
