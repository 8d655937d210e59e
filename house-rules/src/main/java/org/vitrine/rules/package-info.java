/** Architecture rules that the build checks in every module. */
@NullMarked
package org.vitrine.rules;

import org.jspecify.annotations.NullMarked;
