/**
 * Learning: a network's numbers in PyTorch (by DJL), turned step by step against a loss, kept in a file every so often so that a
 * recipe that was stopped goes on.
 */
@NullMarked
package org.vitrine.recipes.learn;

import org.jspecify.annotations.NullMarked;
