/**
 * Commands on collections: profiles, deletion, reprocessing and reconciliation. May depend on {@code client} and
 * {@code terminal}.
 */
@NullMarked
package org.vitrine.cli.collections;

import org.jspecify.annotations.NullMarked;
