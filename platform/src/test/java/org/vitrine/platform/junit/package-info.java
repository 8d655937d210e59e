/** Tests: pure parts as {@code *Test}, real servers as {@code *IT}. */
@NullMarked
package org.vitrine.platform.junit;

import org.jspecify.annotations.NullMarked;
