/**
 * One origin for browsers: requests below {@code /ingest/v1}, {@code /inference/v1} and {@code /models} are forwarded to the services
 * behind this one.
 *
 * <pre>
 * request ─▶ {@link org.vitrine.search.forward.ForwardRoutes}: to which service, as which URI ─▶ {@link org.vitrine.search.forward.ServiceForwarding}: streams both ways
 * </pre>
 *
 * Bodies pass in pieces, with back pressure, and are never held whole. Limits of a body are those of the service that reads it.
 */
@NullMarked
package org.vitrine.search.forward;

import org.jspecify.annotations.NullMarked;
