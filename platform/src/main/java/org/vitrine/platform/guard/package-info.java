/**
 * Code that runs inside each started process before the program's own main class: it bounds the log and ends the
 * process with its parent.
 *
 * <p>It is a separate jar on the class path of every program, and depends on the JDK only.
 */
@NullMarked
package org.vitrine.platform.guard;

import org.jspecify.annotations.NullMarked;
