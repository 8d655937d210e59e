/**
 * Commands that read from search-api: search by photograph, and export of decisions and their photographs. May depend
 * on {@code client} and {@code terminal}.
 */
@NullMarked
package org.vitrine.cli.search;

import org.jspecify.annotations.NullMarked;
