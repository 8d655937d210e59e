package org.vitrine.inference.kept;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.vitrine.inference.statement.ModelReference;

/**
 * A statement as it lies in the store: with the whole question, so that a person can read it.
 *
 * @param model who answered
 */
record Kept(Question question, ModelReference model, Instant askedAt, JsonNode statement) {}
