package org.vitrine.inference.cache;

import java.time.Instant;
import org.vitrine.inference.statement.ModelIdentity;

/**
 * The JSON of a cached statement in the object store. It contains the whole question, so that a person can read it.
 *
 * @param question what was requested
 * @param model the model that answered
 * @param askedAt time at which the statement was stored
 * @param statement the statement
 * @param <S> type of the statement where it is written; JSON where it is read, until its question is known
 */
record CachedStatement<S>(RemoteQuestion question, ModelIdentity model, Instant askedAt, S statement) {}
