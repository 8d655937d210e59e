package org.vitrine.search.people;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.vitrine.access.Permission;
import org.vitrine.access.http.RequiresPermission;
import org.vitrine.search.problem.RequestParameters;
import org.vitrine.search.problem.SearchProblem;

/** HTTP resource for the names of people who decided: lists names by pseudonymous ids, and erases a name. */
@Path("/v1/people")
@Tag(name = "People")
class PeopleResource {

    private static final int MAX_IDS = 200;

    private final PersonRegistry people;

    PeopleResource(PersonRegistry people) {
        this.people = people;
    }

    /** The people whose names are held, in the order of the requested ids. */
    record ListOfPeople(List<PersonView> items) {}

    @GET
    @RequiresPermission(Permission.DECIDE)
    @Operation(operationId = "listPeople", summary = "The names behind pseudonymous ids")
    public ListOfPeople list(
            @Parameter(description = "Ids separated by commas, 200 at most.") @RestQuery Optional<String> ids) {
        var requested = Arrays.stream(RequestParameters.required("ids", ids).split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (requested.size() > MAX_IDS) {
            throw new SearchProblem.InvalidParameter(
                            "ids",
                            requested.size() + " ids",
                            "at most %d are allowed; send several requests.".formatted(MAX_IDS))
                    .exception();
        }
        return new ListOfPeople(requested.stream()
                .flatMap(id -> people.name(id).stream().map(name -> new PersonView(id, Optional.of(name))))
                .toList());
    }

    @DELETE
    @RequiresPermission(Permission.OPERATE)
    @Path("{personId}")
    @RunOnVirtualThread // waits for Kafka
    @ResponseStatus(204)
    @Operation(
            operationId = "forgetPerson",
            summary = "Erase a name",
            description =
                    "Decisions keep the pseudonymous id. A later decision under the same name stores the name again.")
    @APIResponse(responseCode = "204", description = "The name is erased")
    public void forget(@RestPath String personId) {
        if (people.name(personId).isEmpty()) {
            throw new PeopleProblem.UnknownPerson(personId).exception();
        }
        people.erase(personId);
    }
}
