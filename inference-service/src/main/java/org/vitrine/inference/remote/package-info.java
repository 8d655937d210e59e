/**
 * Calls to Rekognition and SageMaker through the AWS SDK.
 *
 * <pre>
 * RekognitionLabeller, Endpoints ─▶ RemoteCalls ─▶ AWS SDK ─▶ AWS, or model-server by endpoint override
 *                            │ measures each call and counts its cost; classifies each failure as a {@link
 *                            │ org.vitrine.inference.remote.RemoteFault}
 *                            └─ RemoteCallLimiter: calls wait for their turn, records for the recovery of a remote
 * </pre>
 *
 * <p>Types of the AWS SDK do not leave this package.
 */
@NullMarked
package org.vitrine.inference.remote;

import org.jspecify.annotations.NullMarked;
