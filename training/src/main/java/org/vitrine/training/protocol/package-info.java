/** What is measured of which folder: photographs → {@code vectors} → {@code measure} → figures by name. */
@NullMarked
package org.vitrine.training.protocol;

import org.jspecify.annotations.NullMarked;
