/**
 * Reverse proxy that gives browsers a single origin: requests below {@code /ingest/v1}, {@code /inference/v1} and
 * {@code /models} are forwarded to the services behind search-api.
 *
 * <pre>
 * request ─▶ ForwardRoutes: to which service, as which URI ─▶ ServiceForwarding: streams both ways
 * </pre>
 *
 * <p>Bodies are streamed with back pressure and never held whole in memory. The limits of a body are those of the
 * service that reads it.
 */
@NullMarked
package org.vitrine.search.forward;

import org.jspecify.annotations.NullMarked;
