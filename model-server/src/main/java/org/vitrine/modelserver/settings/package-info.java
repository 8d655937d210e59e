/** Configuration properties of the model server, with units, ranges and defaults. */
@NullMarked
package org.vitrine.modelserver.settings;

import org.jspecify.annotations.NullMarked;
