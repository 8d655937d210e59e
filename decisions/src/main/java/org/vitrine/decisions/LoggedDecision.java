package org.vitrine.decisions;

import org.vitrine.events.Decision;

/**
 * A decision with its position in the topic {@code decisions}.
 *
 * @param offset offset in the partition of its collection: a later decision has a greater offset
 */
public record LoggedDecision(Decision decision, long offset) {}
