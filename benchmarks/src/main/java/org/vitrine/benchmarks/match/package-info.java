/**
 * Where the match score's numbers come from: similarities of coins whose truth is known go in, the logistic that fits them
 * best comes out.
 */
@NullMarked
package org.vitrine.benchmarks.match;

import org.jspecify.annotations.NullMarked;
