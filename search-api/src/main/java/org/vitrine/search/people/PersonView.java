package org.vitrine.search.people;

import java.util.Optional;

/**
 * A person in an answer.
 *
 * @param id pseudonymous
 * @param name absent where it was forgotten; {@link PersonNameWriter} fills it in
 */
public record PersonView(String id, Optional<String> name) {

    /** A person whose name is looked up when the answer is written. */
    public static PersonView of(String id) {
        return new PersonView(id, Optional.empty());
    }
}
