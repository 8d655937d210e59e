@NullMarked
package org.vitrine.modelserver.loading;

import org.jspecify.annotations.NullMarked;
