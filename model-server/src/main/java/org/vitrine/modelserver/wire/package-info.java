/**
 * How AWS reports errors: faults as the Smithy models of Rekognition and the SageMaker runtime define them, written in the protocol
 * of the request that met them.
 */
@NullMarked
package org.vitrine.modelserver.wire;

import org.jspecify.annotations.NullMarked;
