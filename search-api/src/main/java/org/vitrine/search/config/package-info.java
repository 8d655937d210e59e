/** Settings that an operator makes, under {@code vitrine.search}. */
@NullMarked
package org.vitrine.search.config;

import org.jspecify.annotations.NullMarked;
