package org.vitrine.inference.cache;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.vitrine.inference.statement.ModelIdentity;

/**
 * The JSON of a cached statement in the object store. It contains the whole question, so that a person can read it.
 *
 * @param question what was requested
 * @param model the model that answered
 * @param askedAt time at which the statement was stored
 * @param statement the statement as JSON
 */
record CachedStatement(RemoteQuestion question, ModelIdentity model, Instant askedAt, JsonNode statement) {}
