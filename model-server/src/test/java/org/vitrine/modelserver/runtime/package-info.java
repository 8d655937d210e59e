@NullMarked
package org.vitrine.modelserver.runtime;

import org.jspecify.annotations.NullMarked;
