/**
 * The {@code vitrine} command: its entry point, and the commands {@code demo}, {@code synthesize} and
 * {@code completion}.
 *
 * <p>There is one class for each command, in the package of its subject: {@code ingest}, {@code search},
 * {@code collections}, {@code deadletters}, {@code models}, {@code training}, {@code platform} and {@code aws}. A
 * command writes to {@code terminal.Terminal} and calls services through {@code client.ApiClient}, by HTTP only. Code that decides (rows
 * of a CSV, when a run is over, tables) is pure. This package may depend on all others; none depends on it.
 */
@NullMarked
package org.vitrine.cli;

import org.jspecify.annotations.NullMarked;
