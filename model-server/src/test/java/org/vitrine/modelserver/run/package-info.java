@NullMarked
package org.vitrine.modelserver.run;

import org.jspecify.annotations.NullMarked;
