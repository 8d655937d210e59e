package org.vitrine.inference.cache;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.vitrine.inference.statement.ModelIdentity;

/**
 * A statement as it lies in the store: with the whole question, so that a person can read it.
 *
 * @param model who answered
 */
record CachedStatement(RemoteQuestion question, ModelIdentity model, Instant askedAt, JsonNode statement) {}
