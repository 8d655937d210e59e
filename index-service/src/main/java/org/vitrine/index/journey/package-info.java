/**
 * The journey of one image, computed by pure functions from its events.
 *
 * <pre>
 * {@link JourneyEvent} … ─▶ {@link Journey#after} ─▶ {@link Journey} ─▶ its stage, its item in each batch, its view
 * </pre>
 *
 * <p>A journey keeps the newest event of each kind, so order and repetition do not matter: redelivered, late and
 * replayed records leave it unchanged.
 */
@NullMarked
package org.vitrine.index.journey;

import org.jspecify.annotations.NullMarked;
