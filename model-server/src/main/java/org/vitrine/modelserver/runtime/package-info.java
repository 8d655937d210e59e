/** The SageMaker runtime API, {@code InvokeEndpoint}: its path, headers and errors. */
@NullMarked
package org.vitrine.modelserver.runtime;

import org.jspecify.annotations.NullMarked;
