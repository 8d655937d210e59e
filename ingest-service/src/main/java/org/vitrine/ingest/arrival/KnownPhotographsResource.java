package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.vitrine.access.Permission;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.ReceiptStore.NewestReceipt;
import org.vitrine.ingest.batch.Batch;
import org.vitrine.ingest.batch.OwnBatches;
import org.vitrine.ingest.collection.CollectionRegistry;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.problem.JsonBody;
import org.vitrine.ingest.problem.KnownMembers;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * HTTP API that answers which photographs need not be sent, so that a client that sends a folder again sends only what
 * is missing.
 */
@Path("/v1")
@RunOnVirtualThread // waits for the store
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
class KnownPhotographsResource {

    private static final KnownMembers MEMBERS = KnownMembers.of("institution", "batch", "items");
    private static final int MAX_ITEMS = 1000;
    private static final int MAX_CONCURRENT_READS = 32;

    private final CollectionRegistry collectionRegistry;
    private final OwnBatches batches;
    private final InstitutionAccess institutions;
    private final PhotographAdmission photographAdmission;
    private final ImageNames names;
    private final ReceiptStore receipts;
    private final IngestProgress progress;
    private final Duration timeout;

    KnownPhotographsResource(
            CollectionRegistry collectionRegistry,
            OwnBatches batches,
            InstitutionAccess institutions,
            PhotographAdmission photographAdmission,
            ImageNames names,
            ReceiptStore receipts,
            IngestProgress progress,
            IngestConfig config) {
        this.collectionRegistry = collectionRegistry;
        this.batches = batches;
        this.institutions = institutions;
        this.photographAdmission = photographAdmission;
        this.names = names;
        this.receipts = receipts;
        this.progress = progress;
        this.timeout = config.stepTimeout();
    }

    private record Pending(KnownPhotographQuery.WellFormed query, CompletableFuture<Optional<NewestReceipt>> receipt) {}

    /**
     * The JSON answer.
     *
     * @param known photographs whose post would change nothing: neither their bytes nor their statement differ, and
     *     they have not failed
     * @param refused malformed photographs, in the order of the request; they do not prevent answers for the others
     */
    record Known(List<Item> known, List<Refused> refused) {}

    /** @param identifier as given in the request */
    record Item(String identifier, String imageId) {}

    /** A photograph whose newest receipt has the same digests, with the version of that receipt. */
    private record KnownVersion(Item item, int version) {}

    /**
     * A malformed photograph of the request.
     *
     * @param index position in the request's {@code items}, from 0
     * @param identifier identifier, or digest where it has none, as given, cut to 200 characters
     * @param code code of the problem with which its post would be refused
     * @param field the member with the fault; absent where the fault concerns the whole photograph
     * @param value value of the field, cut to 200 characters
     * @param detail what is wrong and the remedy, a sentence
     */
    record Refused(int index, String identifier, String code, Optional<String> field, String value, String detail) {}

    @POST
    @RequiresPermission(Permission.UPLOAD)
    @Path("collections/{collectionId}/known")
    @Operation(
            summary = "Which photographs are stored already",
            description =
                    "At most 1000 items. 'known' lists those whose bytes and statement are the newest of their image."
                            + " Photographs that were rejected or dead-lettered are never listed there."
                            + " 'refused' lists those that a post would refuse, with index, code, field, value and detail;"
                            + " index is the position in items, from 0. A malformed item never fails the others."
                            + " With 'batch', both count in that batch as if posted to it: as already and as rejected."
                            + " The institution is then that of the batch.")
    @RequestBody(
            content =
                    @Content(
                            example =
                                    "{\"batch\":\"b-0193f2a4c8e17c3d9f41\",\"items\":[{\"identifier\":\"18200123-obverse.jpg\","
                                            + "\"sha256\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\","
                                            + "\"specimen\":\"18200123\",\"side\":\"obverse\"}]}"))
    public Known known(@RestPath String collectionId, @Nullable JsonNode given) {
        collectionRegistry.requireOpen(collectionId);
        var body = JsonBody.required(given);
        MEMBERS.require(body);
        var items = body.path("items");
        if (!items.isArray() || items.size() > MAX_ITEMS) {
            throw malformed("items must be an array of at most %d photographs.".formatted(MAX_ITEMS));
        }
        var batch = text(body, "batch").map(id -> batches.require(collectionId, id));
        var institution = batch.map(Batch::institutionId)
                .or(() -> text(body, "institution"))
                .or(institutions::own);
        institution.ifPresent(institutions::requireOwn);
        items.forEach(item -> text(item, "institution").ifPresent(institutions::requireOwn));
        var queries = new ArrayDeque<KnownPhotographQuery.WellFormed>(items.size());
        var refused = new ArrayList<Refused>();
        var malformedItems = new ArrayList<KnownPhotographQuery.Malformed>();
        for (int index = 0; index < items.size(); index++) {
            switch (KnownPhotographQuery.read(collectionId, items.get(index), institution)) {
                case KnownPhotographQuery.WellFormed item -> queries.add(item);
                case KnownPhotographQuery.Malformed malformed -> {
                    malformedItems.add(malformed);
                    refused.add(refused(index, items.get(index), malformed.fault()));
                }
            }
        }
        var known = known(queries);
        batch.ifPresent(opened -> count(opened, known, malformedItems));
        return new Known(known, List.copyOf(refused));
    }

    /**
     * Counts the known and the malformed photographs in the batch: they are not posted, so that the batch would not
     * contain them otherwise.
     */
    private void count(Batch batch, List<Item> known, List<KnownPhotographQuery.Malformed> refused) {
        var identifiers = new LinkedHashMap<String, String>();
        known.forEach(item -> identifiers.put(item.imageId(), item.identifier()));
        photographAdmission.countUnchanged(batch, identifiers);
        refused.forEach(malformed -> photographAdmission.rejectUnread(
                UnnamedPhotograph.refused(
                        batch,
                        malformed.identifier(),
                        malformed.fault().problem().detail().code(),
                        malformed.fault().sentence()),
                TraceParent.start()));
    }

    private static Optional<String> text(JsonNode body, String member) {
        return Optional.of(body.path(member).asText().strip()).filter(given -> !given.isEmpty());
    }

    private List<Item> known(Deque<KnownPhotographQuery.WellFormed> queries) {
        var known = new ArrayList<KnownVersion>();
        var pending = new ArrayDeque<Pending>();
        while (!queries.isEmpty() || !pending.isEmpty()) {
            while (!queries.isEmpty() && pending.size() < MAX_CONCURRENT_READS) {
                var query = queries.remove();
                pending.add(new Pending(query, newestReceipt(query.name())));
            }
            var oldest = pending.remove();
            BlockingAwait.of(oldest.receipt(), timeout)
                    .filter(NewestReceipt::announced)
                    .filter(newest -> newest.receipt()
                            .isSameAs(oldest.query().sha256(), oldest.query().statementDigest()))
                    .ifPresent(newest -> known.add(new KnownVersion(
                            new Item(
                                    oldest.query().name().identifier(),
                                    newest.receipt().imageId()),
                            newest.receipt().version())));
        }
        return withoutFailed(known);
    }

    private CompletableFuture<Optional<NewestReceipt>> newestReceipt(ImageName given) {
        return names.find(given).thenCompose(name -> receipts.readAsync(name.collectionId(), name.imageId()));
    }

    /** Removes photographs that failed: a post of them announces them again. */
    private List<Item> withoutFailed(List<KnownVersion> found) {
        var versions = new HashMap<String, Integer>();
        found.forEach(one -> versions.put(one.item().imageId(), one.version()));
        var failed = progress.failedAt(versions);
        return found.stream()
                .map(KnownVersion::item)
                .filter(item -> !failed.contains(item.imageId()))
                .toList();
    }

    private static Refused refused(int index, JsonNode item, MalformedStatement fault) {
        String identifier = item.path("identifier").asText(item.path("sha256").asText());
        return new Refused(
                index,
                MalformedStatement.cut(identifier),
                fault.problem().detail().code(),
                fault.field(),
                fault.value(),
                fault.sentence());
    }

    private static RuntimeException malformed(String sentence) {
        return new IngestProblem.Malformed(sentence).exception();
    }
}
