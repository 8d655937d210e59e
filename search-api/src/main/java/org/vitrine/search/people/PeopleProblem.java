package org.vitrine.search.people;

import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;
import org.vitrine.search.problem.GivenText;

/** Problems with the person of a request or of a path. */
sealed interface PeopleProblem {

    record PersonRequired() implements PeopleProblem {}

    record InvalidPerson(String given, String requirement) implements PeopleProblem {}

    /**
     * The header names another person than the token.
     *
     * @param name name of the account
     */
    record OtherPerson(String given, String name) implements PeopleProblem {}

    record UnknownPerson(String id) implements PeopleProblem {}

    default ProblemException exception() {
        return new ProblemException(
                switch (this) {
                    case PersonRequired() ->
                        ProblemDetail.of(
                                400,
                                "person-required",
                                "Person required",
                                "Say who decides: send a header Vitrine-Person with a name of 1 to 100 characters, percent-encoded in UTF-8.");
                    case InvalidPerson(var given, var requirement) ->
                        ProblemDetail.of(
                                400,
                                "invalid-person",
                                "Invalid person",
                                "Vitrine-Person is '%s'; %s".formatted(GivenText.shortened(given), requirement));
                    case OtherPerson(var given, var name) ->
                        ProblemDetail.of(
                                400,
                                "other-person",
                                "Other person",
                                "Vitrine-Person is '%s', and the token is of '%s'. Leave the header out."
                                        .formatted(GivenText.shortened(given), name));
                    case UnknownPerson(var id) ->
                        ProblemDetail.of(
                                404,
                                "unknown-person",
                                "Unknown person",
                                "No name is stored for id '%s': the id is wrong, or the name was erased."
                                        .formatted(GivenText.shortened(id)));
                });
    }
}
