/**
 * Evaluation protocols of {@code ./vitrine evaluate}. Each takes a folder of photographs with a CSV, prepares and
 * embeds them with {@code vectors}, and computes named figures with {@code measure}.
 */
@NullMarked
package org.vitrine.training.protocol;

import org.jspecify.annotations.NullMarked;
