@NullMarked
package org.vitrine.modelserver.faults;

import org.jspecify.annotations.NullMarked;
