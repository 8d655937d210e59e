/**
 * Commands that start, stop and inspect servers and services through {@code org.vitrine.platform}. May also depend on
 * {@code client} and {@code terminal}.
 */
@NullMarked
package org.vitrine.cli.platform;

import org.jspecify.annotations.NullMarked;
