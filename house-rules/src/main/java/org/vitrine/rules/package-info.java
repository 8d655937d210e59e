/** The architecture rules that the build runs in every module. */
@NullMarked
package org.vitrine.rules;

import org.jspecify.annotations.NullMarked;
