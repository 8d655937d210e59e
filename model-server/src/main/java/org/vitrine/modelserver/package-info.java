/**
 * Serves ONNX models over three HTTP APIs of AWS: SageMaker hosting (the contract of a container), the SageMaker
 * runtime ({@code InvokeEndpoint}) and Rekognition. It runs as a container on SageMaker or on a cluster, and as the
 * local stand-in for both services, which inference-service calls through the AWS SDK.
 *
 * <pre>
 * faults ─▶ limits ─▶ hosting ────┐
 * (tests)           ─▶ runtime ───┼─▶ invocation ─▶ run (batches, one thread per core) ─▶ loading ─▶ org.vitrine.onnx
 *                   ─▶ rekognition ┘
 * </pre>
 *
 * <p>{@code wire} writes errors in the formats of AWS, {@code signature} verifies requests, {@code settings} holds the
 * configuration.
 */
@NullMarked
package org.vitrine.modelserver;

import org.jspecify.annotations.NullMarked;
