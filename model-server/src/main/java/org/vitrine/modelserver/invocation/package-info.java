/** One picture in, one answer in JumpStart's shape out: what all wires of SageMaker share. */
@NullMarked
package org.vitrine.modelserver.invocation;

import org.jspecify.annotations.NullMarked;
