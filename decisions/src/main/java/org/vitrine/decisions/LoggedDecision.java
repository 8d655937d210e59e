package org.vitrine.decisions;

import org.vitrine.events.Decision;

/** @param offset in the log of its collection: later decisions have greater ones */
public record LoggedDecision(Decision decision, long offset) {}
