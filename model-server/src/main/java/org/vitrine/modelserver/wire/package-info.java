/**
 * Error responses of AWS: the errors that the Smithy models of Rekognition and the SageMaker runtime define, written in
 * the protocol of the request.
 */
@NullMarked
package org.vitrine.modelserver.wire;

import org.jspecify.annotations.NullMarked;
