/**
 * Commands on dead letters: list, show, replay and drop them. May depend on {@code client} and {@code terminal}.
 */
@NullMarked
package org.vitrine.cli.deadletters;

import org.jspecify.annotations.NullMarked;
