/**
 * Commands that train and evaluate models with {@code org.vitrine.training}. May also depend on {@code models},
 * {@code client} and {@code terminal}.
 */
@NullMarked
package org.vitrine.cli.training;

import org.jspecify.annotations.NullMarked;
