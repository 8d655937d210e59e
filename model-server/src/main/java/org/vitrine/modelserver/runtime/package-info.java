/** The path that {@code InvokeEndpoint} calls, with its headers and faults. */
@NullMarked
package org.vitrine.modelserver.runtime;

import org.jspecify.annotations.NullMarked;
