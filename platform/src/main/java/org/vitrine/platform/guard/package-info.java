/**
 * What runs inside each started process, before the program's own main: bounds its log, minds its parent.
 *
 * <p>A jar of its own on every program's class path; it depends on the JDK only.
 */
@NullMarked
package org.vitrine.platform.guard;

import org.jspecify.annotations.NullMarked;
