/**
 * What all stages of the pipeline share: decoding, order per key, retries, outages, dead letters, topics and schemas.
 * The services ingest, preprocess, inference, index and search use it.
 *
 * <pre>
 * topic ─▶ StageRunner ─▶ the stage's own work ─▶ CloudEvents.message ─▶ topic
 *             │ decoded, bounded in flight, in order per key, retried with backoff
 *             ├─ a dependency is unavailable ─▶ the record waits until it is available
 *             └─ the record is given up ─▶ &lt;topic&gt;-dead-letter, with the cause in headers
 * </pre>
 *
 * <p>The defaults of the Kafka connector are in {@code META-INF/microprofile-config.properties}.
 * {@link org.vitrine.flow.TopicProvisioning} creates topics and schemas at start-up.
 */
@NullMarked
package org.vitrine.flow;

import org.jspecify.annotations.NullMarked;
