/** Tests of what runs inside each process. */
@NullMarked
package org.vitrine.platform.guard;

import org.jspecify.annotations.NullMarked;
