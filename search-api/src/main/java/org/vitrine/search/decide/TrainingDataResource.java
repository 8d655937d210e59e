package org.vitrine.search.decide;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ImagePage;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.Selection;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.download.ContentDisposition;
import org.vitrine.search.problem.RequestParameters;

/**
 * HTTP resource that exports the decisions about photographs as data to train models with: CSV, one row for each
 * photograph.
 */
@Path("/v1/collections/{collectionId}/training-data")
@Tag(name = "Decide")
@RunOnVirtualThread // waits for the index
class TrainingDataResource {

    private static final int PAGE_SIZE = 500;
    private static final List<String> COLUMNS =
            List.of("imageId", "picture", "institutionId", "specimenId", "itemId", "side");

    private final ImageIndex index;
    private final ReadableCollections readableCollections;

    TrainingDataResource(ImageIndex index, ReadableCollections readableCollections) {
        this.index = index;
        this.readableCollections = readableCollections;
    }

    @GET
    @RequiresPermission(Permission.CURATE)
    @Operation(
            operationId = "exportTrainingData",
            summary =
                    "Photographs that people decided of, with the item, the side and the attributes that they decided",
            description =
                    "CSV with a row for each photograph of which anything is decided. picture is a path of this server. Cells"
                            + " are empty where nothing is decided. The columns after side are the attributes of the collection's profile,"
                            + " or those named by the parameter attribute.")
    @APIResponse(
            responseCode = "200",
            description = "The photographs",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response export(
            @RestPath String collectionId,
            @Parameter(description = "csv.") @RestQuery Optional<String> format,
            @Parameter(description = "Name of an attribute; repeatable.") @RestQuery List<String> attribute) {
        var profile = readableCollections.find(collectionId);
        RequestParameters.oneOf("format", format, List.of("csv"));
        var attributes = attribute.isEmpty() ? profile.attributes() : attribute;
        StreamingOutput body = out -> write(after -> page(collectionId, after), attributes, out);
        return Response.ok(body, ExportResource.CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment("training-data.csv"))
                .build();
    }

    private ImagePage page(String collectionId, Optional<String> after) {
        return index.page(Selection.ofCollection(collectionId), after, PAGE_SIZE)
                .await()
                .indefinitely();
    }

    /**
     * Writes the table. Does not close the stream: the server closes it, and aborts the response if this method throws.
     * A stream closed after a failure would look like a complete table.
     *
     * @param pages reads the page after an imageId; the first page if it is empty
     */
    static void write(Function<Optional<String>, ImagePage> pages, List<String> attributes, OutputStream out)
            throws IOException {
        var csv = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
        csv.printRecord(Stream.concat(COLUMNS.stream(), attributes.stream()).toList());
        Optional<String> after = Optional.empty();
        do {
            var page = pages.apply(after);
            for (var image : page.images()) {
                var row = row(image, attributes);
                if (row.isPresent()) {
                    csv.printRecord(row.get());
                }
            }
            after = page.next();
        } while (after.isPresent());
        csv.flush();
    }

    /** Returns the row of an image. Empty if no item, side or requested attribute is decided. */
    static Optional<List<String>> row(IndexedImage image, List<String> attributes) {
        var ofImage = image.decided().flatMap(IndexedDecided::image);
        var item = image.decided().flatMap(IndexedDecided::itemId);
        var side = ofImage.flatMap(IndexedDecided.OfImage::side)
                .map(it -> it.side().inJson());
        var values = attributes.stream().map(name -> decided(ofImage, name)).toList();
        if (item.isEmpty() && side.isEmpty() && values.stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        var row = new ArrayList<>(List.of(
                image.imageId(),
                "/v1/images/" + image.imageId() + "/renditions/prepared",
                image.institutionId(),
                image.specimenId(),
                item.orElse(""),
                side.orElse("")));
        row.addAll(values);
        return Optional.of(row);
    }

    private static String decided(Optional<IndexedDecided.OfImage> image, String name) {
        return image.flatMap(it -> it.attributes().stream()
                        .filter(attribute -> CaseFolding.fold(attribute.name()).equals(CaseFolding.fold(name)))
                        .findFirst())
                .flatMap(IndexedDecided.DecidedAttribute::value)
                .orElse("");
    }
}
