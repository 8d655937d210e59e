/**
 * Benchmark {@code match}: fits the parameters of the match score to similarities of coins whose truth is known, by
 * logistic regression, and evaluates them.
 */
@NullMarked
package org.vitrine.benchmarks.match;

import org.jspecify.annotations.NullMarked;
