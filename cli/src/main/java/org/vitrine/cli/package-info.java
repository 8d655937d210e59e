/**
 * The {@code vitrine} command.
 *
 * <p>One class per command; each talks to people through {@link org.vitrine.cli.Terminal} and to services through {@link
 * org.vitrine.cli.Api}, by HTTP only. Processes are started and stopped by {@code platform}. What decides (rows of a CSV,
 * progress, tables) is pure.
 */
@NullMarked
package org.vitrine.cli;

import org.jspecify.annotations.NullMarked;
