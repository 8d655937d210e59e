/**
 * Determines which decisions have effect, by the rule that index-service applies too:
 * {@link org.vitrine.decisions.DecisionEffects}.
 *
 * <pre>
 * indexed decisions ─▶ DecisionValidity (pure) ─▶ lists and exports of decisions; accuracy
 * </pre>
 */
@NullMarked
package org.vitrine.search.effects;

import org.jspecify.annotations.NullMarked;
