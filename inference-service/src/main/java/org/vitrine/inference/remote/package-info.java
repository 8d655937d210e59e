/**
 * Rekognition and SageMaker at the end of a wire.
 *
 * <pre>
 * Labeller, Endpoints ─▶ RemoteCalls ─▶ AWS SDK ─▶ Amazon, or model-server by endpoint override
 *                            │ measures each call; reads each failure as a {@link org.vitrine.inference.remote.RemoteFault}
 *                            └─ the one place a limiter of calls will stand in
 * </pre>
 *
 * <p>AWS types stop here.
 */
@NullMarked
package org.vitrine.inference.remote;

import org.jspecify.annotations.NullMarked;
