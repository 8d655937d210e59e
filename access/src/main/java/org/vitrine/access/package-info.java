/**
 * Rules of access: plain functions from a caller, a permission and the owner of a thing to a decision.
 *
 * <pre>
 * token ─▶ ApiCaller ─┐
 * endpoint ─▶ Permission ─┼─▶ AccessRules ─▶ AccessDecision
 * batch, photograph ─▶ Ownership ─┘
 * </pre>
 *
 * <p>{@code org.vitrine.access.http} reads tokens and annotations, and turns decisions into responses.
 */
@NullMarked
package org.vitrine.access;

import org.jspecify.annotations.NullMarked;
