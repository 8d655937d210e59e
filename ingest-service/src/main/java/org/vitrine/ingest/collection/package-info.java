/**
 * Collections and their profiles: the API, the validation and the topic.
 *
 * <pre>
 * PUT or PATCH collection ─▶ ProfileUpdater ─▶ topic collections ─▶ CollectionProfiles of every service
 *                               │ ProfileChange: pure, the new profile
 *                               │ EmbedderDecision: pure, whether the embedder may change
 *                               └ EndpointCheck: calls inference-service to check that endpoints exist
 * </pre>
 */
@NullMarked
package org.vitrine.ingest.collection;

import org.jspecify.annotations.NullMarked;
