/**
 * What an institution sends together and wants to watch.
 *
 * <pre>
 * POST batches ─▶ BatchRegistry ─▶ S3 batches/{collection}/{batch}.json
 * GET batch, events ◀─ BatchProgress ◀─ (progress) counts by stage
 * </pre>
 *
 * <p>Always: sent = already + arrived + withdrawn since, and arrived = indexed + rejected + dead-lettered + in flight.
 */
@NullMarked
package org.vitrine.ingest.batch;

import org.jspecify.annotations.NullMarked;
