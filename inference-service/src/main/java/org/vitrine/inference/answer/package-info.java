/**
 * Parses the answers of SageMaker endpoints, by the contracts of SageMaker JumpStart. A malformed answer is a value
 * with a sentence, never an exception.
 */
@NullMarked
package org.vitrine.inference.answer;

import org.jspecify.annotations.NullMarked;
