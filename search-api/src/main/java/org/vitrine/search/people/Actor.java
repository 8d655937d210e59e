package org.vitrine.search.people;

import java.util.List;
import java.util.Optional;
import org.vitrine.search.problem.RequestParameters;

/**
 * Who sends a request.
 *
 * @param id pseudonymous
 * @param name as given, NFC
 * @param role empty, cataloguer, volunteer or contributor
 */
public record Actor(String id, String name, String role) {

    static final List<String> ROLES = List.of("cataloguer", "volunteer", "contributor");

    /** Ends the request where no name, or no usable one, is given. */
    static Actor of(Optional<String> person, Optional<String> role, String key) {
        String given =
                person.filter(it -> !it.isBlank()).orElseThrow(() -> new PeopleProblem.PersonRequired().exception());
        return switch (PersonName.read(given)) {
            case PersonName.Outcome.Read(var name) ->
                new Actor(
                        PersonId.of(name, key),
                        name,
                        RequestParameters.word("Vitrine-Role", role, ROLES).orElse(""));
            case PersonName.Outcome.Invalid(var wanted) ->
                throw new PeopleProblem.InvalidPerson(given, wanted).exception();
        };
    }
}
