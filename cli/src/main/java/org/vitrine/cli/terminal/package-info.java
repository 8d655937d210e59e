/**
 * Output of a command: results, messages, tables, progress and exit codes. Depends on no other package of {@code cli}.
 */
@NullMarked
package org.vitrine.cli.terminal;

import org.jspecify.annotations.NullMarked;
