@NullMarked
package org.vitrine.index.decision;

import org.jspecify.annotations.NullMarked;
