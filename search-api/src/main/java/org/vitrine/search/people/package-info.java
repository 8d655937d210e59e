/**
 * People who decide. Decisions hold pseudonymous ids; topic {@code people} holds the names.
 *
 * <pre>
 * header Vitrine-Person ─▶ {@link org.vitrine.search.people.PersonName}: NFC ─▶ {@link org.vitrine.search.people.PersonId}: HMAC ─▶ {@link org.vitrine.search.people.PersonRegistry}: topic people
 * </pre>
 */
@NullMarked
package org.vitrine.search.people;

import org.jspecify.annotations.NullMarked;
