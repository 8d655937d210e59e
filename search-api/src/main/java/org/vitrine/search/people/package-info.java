/**
 * People who decide. Decisions have pseudonymous ids; topic {@code people} has the names.
 *
 * <pre>
 * header Vitrine-Person ─▶ PersonName: NFC ─▶ PersonId: HMAC ─▶ PersonRegistry: topic people
 * token: account, name  ─▶ PersonId: HMAC of the account ──────┘
 * </pre>
 */
@NullMarked
package org.vitrine.search.people;

import org.jspecify.annotations.NullMarked;
