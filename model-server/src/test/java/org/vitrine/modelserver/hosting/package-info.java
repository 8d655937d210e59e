@NullMarked
package org.vitrine.modelserver.hosting;

import org.jspecify.annotations.NullMarked;
