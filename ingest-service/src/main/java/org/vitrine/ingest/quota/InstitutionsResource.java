package org.vitrine.ingest.quota;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.access.Permission;
import org.vitrine.access.http.InstitutionAccess;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.progress.IngestProgress;

/** HTTP API for what institutions have stored, and their quotas. */
@Path("/v1/institutions")
@RunOnVirtualThread // waits for index-service
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Institutions", description = "What each institution has stored, and its quota")
class InstitutionsResource {

    private final IngestProgress progress;
    private final InstitutionQuotas quotas;
    private final InstitutionAccess institutions;

    InstitutionsResource(IngestProgress progress, InstitutionQuotas quotas, InstitutionAccess institutions) {
        this.progress = progress;
        this.quotas = quotas;
        this.institutions = institutions;
    }

    /**
     * The JSON answer of {@code GET /v1/institutions}.
     *
     * @param institutions all institutions that have stored photographs, by id
     */
    record Listing(List<InstitutionUsage> institutions) {}

    @GET
    @RequiresPermission(Permission.OPERATE)
    @Operation(
            summary = "What each institution has stored",
            description = "maxPhotographs and maxBytes are its quota, absent where there is none.")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public Listing all() {
        return new Listing(new TreeMap<>(progress.stored())
                .entrySet().stream()
                        .map(entry -> InstitutionUsage.of(entry.getKey(), entry.getValue(), quotas.of(entry.getKey())))
                        .toList());
    }

    @GET
    @RequiresPermission(Permission.UPLOAD)
    @Path("{institutionId}/usage")
    @Operation(
            summary = "What an institution has stored",
            description =
                    "Photographs that are not withdrawn, and the bytes of their newest originals. maxPhotographs and"
                            + " maxBytes are the quota, absent where there is none. Other institutions need permission curate.")
    @APIResponse(
            responseCode = "200",
            description = "The usage; zero for an institution that has stored nothing",
            content = @Content(schema = @Schema(implementation = InstitutionUsage.class)))
    @APIResponse(responseCode = "404", description = "unknown-institution: also another institution than the account's")
    @APIResponse(responseCode = "503", description = "progress-unavailable: index-service is unavailable")
    public InstitutionUsage usage(@RestPath String institutionId) {
        if (!NameRules.isSlug(institutionId) || !institutions.mayReach(institutionId)) {
            throw new QuotaProblem.UnknownInstitution(institutionId).exception();
        }
        return InstitutionUsage.of(institutionId, progress.stored(institutionId), quotas.of(institutionId));
    }
}
