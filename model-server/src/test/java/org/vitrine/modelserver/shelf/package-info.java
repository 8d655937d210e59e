@NullMarked
package org.vitrine.modelserver.shelf;

import org.jspecify.annotations.NullMarked;
