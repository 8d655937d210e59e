/**
 * Rules of access: plain functions from a caller, a permission and the owner of a thing, or the access of a collection,
 * to a decision.
 *
 * <pre>
 * token ─▶ ApiCaller ─┐
 * endpoint ─▶ Permission ─┼─▶ AccessRules ─▶ AccessDecision
 * batch, photograph ─▶ Ownership ─┘
 *
 * token ─▶ ApiCaller ─▶ ReadScope ─┐
 * profile ─▶ CollectionAccess ─────┴─▶ AccessRules ─▶ read, or as if it did not exist
 * </pre>
 *
 * <p>{@code org.vitrine.access.http} reads tokens and annotations, and turns decisions into responses.
 */
@NullMarked
package org.vitrine.access;

import org.jspecify.annotations.NullMarked;
