package org.vitrine.search.people;

import java.util.Optional;

/**
 * JSON of a person.
 *
 * @param id pseudonymous id
 * @param name {@link PersonNameWriter} adds it when the answer is written; absent if it was erased
 */
public record PersonView(String id, Optional<String> name) {

    /** Returns a person whose name is looked up when the answer is written. */
    public static PersonView of(String id) {
        return new PersonView(id, Optional.empty());
    }
}
