/**
 * The {@code vitrine} command.
 *
 * <p>One class per command; each talks to people through {@link org.vitrine.cli.Terminal} and to services through {@link
 * org.vitrine.cli.ApiClient}, by HTTP only. Processes are started and stopped by {@code platform}. Where
 * photographs come from stands in {@code source}. What decides (rows of a CSV, when a run is over, tables) is pure.
 */
@NullMarked
package org.vitrine.cli;

import org.jspecify.annotations.NullMarked;
