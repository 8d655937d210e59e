/**
 * Rekognition and SageMaker at the end of a wire.
 *
 * <pre>
 * Labeller, Endpoints ─▶ RemoteCalls ─▶ AWS SDK ─▶ Amazon, or model-server by endpoint override
 *                            │ measures and books each call; reads each failure as a {@link
 *                            │ org.vitrine.inference.remote.RemoteFault}
 *                            └─ RemoteCallLimiter: each call waits its turn; records wait there for a remote's return
 * </pre>
 *
 * <p>AWS types stop here.
 */
@NullMarked
package org.vitrine.inference.remote;

import org.jspecify.annotations.NullMarked;
