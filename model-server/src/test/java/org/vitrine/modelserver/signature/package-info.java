@NullMarked
package org.vitrine.modelserver.signature;

import org.jspecify.annotations.NullMarked;
