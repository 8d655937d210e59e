/** Runs one picture through one model and answers in the format of JumpStart; shared by both SageMaker APIs. */
@NullMarked
package org.vitrine.modelserver.invocation;

import org.jspecify.annotations.NullMarked;
