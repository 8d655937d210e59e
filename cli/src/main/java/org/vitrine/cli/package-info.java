/**
 * The {@code vitrine} command.
 *
 * <p>There is one class for each command. A command writes to {@link org.vitrine.cli.Terminal} and calls services
 * through {@link org.vitrine.cli.ApiClient}, by HTTP only. {@code platform} starts and stops processes. {@code source}
 * reads photographs from files, folders and CSV files. Code that decides (rows of a CSV, when a run is over, tables) is
 * pure.
 */
@NullMarked
package org.vitrine.cli;

import org.jspecify.annotations.NullMarked;
