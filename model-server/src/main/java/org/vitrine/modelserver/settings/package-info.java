/** What can be set, with units, ranges and defaults. */
@NullMarked
package org.vitrine.modelserver.settings;

import org.jspecify.annotations.NullMarked;
