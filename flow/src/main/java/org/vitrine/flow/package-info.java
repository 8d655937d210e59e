/**
 * What every stage of the flow does alike.
 *
 * <pre>
 * topic ─▶ StageRunner ─▶ the stage's own work ─▶ CloudEvents.message ─▶ topic
 *             │ decoded, bounded in flight, in order per key, retried with backoff
 *             ├─ something is unavailable ─▶ waits until it is back
 *             └─ gives up ─▶ &lt;topic&gt;-dead-letter, with the cause in headers
 * </pre>
 *
 * <p>Connector defaults stand in {@code META-INF/microprofile-config.properties}; topics and schemas are made at start-up
 * by {@link org.vitrine.flow.TopicProvisioning}.
 */
@NullMarked
package org.vitrine.flow;

import org.jspecify.annotations.NullMarked;
