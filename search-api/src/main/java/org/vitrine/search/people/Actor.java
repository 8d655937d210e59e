package org.vitrine.search.people;

import java.util.List;
import java.util.Optional;
import org.vitrine.access.ApiCaller;
import org.vitrine.search.problem.GivenText;
import org.vitrine.search.problem.RequestParameters;

/**
 * The person on whose behalf a client sends a request.
 *
 * @param id pseudonymous id of the person
 * @param name name as given, in Unicode NFC
 * @param role cataloguer, volunteer or contributor; empty if not given
 */
public record Actor(String id, String name, String role) {

    static final List<String> ROLES = List.of("cataloguer", "volunteer", "contributor");

    /**
     * Builds the actor from the request headers. Ends the request with a problem if the name is missing or invalid, or
     * the role is unknown.
     *
     * @param person header {@code Vitrine-Person}
     * @param role header {@code Vitrine-Role}
     * @param key secret that the pseudonymous id is made with
     */
    static Actor of(Optional<String> person, Optional<String> role, String key) {
        String given =
                person.filter(it -> !it.isBlank()).orElseThrow(() -> new PeopleProblem.PersonRequired().exception());
        String name = name(given);
        return new Actor(PersonId.of(name, key), name, role(role));
    }

    /**
     * Builds the actor from the account of a request. Ends the request with a problem if the header names another
     * person, or the role is unknown.
     *
     * @param person header {@code Vitrine-Person}; may be left out
     * @param role header {@code Vitrine-Role}
     * @param key secret that the pseudonymous id is made with
     */
    static Actor of(ApiCaller.SignedIn account, Optional<String> person, Optional<String> role, String key) {
        person.filter(it -> !it.isBlank())
                .map(given -> name(given))
                .filter(name -> !name.equals(account.displayName()))
                .ifPresent(name -> {
                    throw new PeopleProblem.OtherPerson(name, account.displayName()).exception();
                });
        return new Actor(PersonId.ofAccount(account.accountKey(), key), account.displayName(), role(role));
    }

    private static String name(String given) {
        return switch (PersonName.read(given)) {
            case PersonName.Outcome.Read(var name) -> name;
            case PersonName.Outcome.Invalid(var requirement) ->
                throw new PeopleProblem.InvalidPerson(GivenText.ofHeader(given), requirement).exception();
        };
    }

    private static String role(Optional<String> given) {
        return RequestParameters.oneOf("Vitrine-Role", given.map(GivenText::ofHeader), ROLES)
                .orElse("");
    }
}
