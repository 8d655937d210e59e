/**
 * The journey of one image, as a pure function of what happened to it.
 *
 * <pre>
 * {@link org.vitrine.index.journey.JourneyEvent} … ─▶ {@link org.vitrine.index.journey.Journey#after} ─▶ {@link org.vitrine.index.journey.Journey} ─▶ its stage, its item in each batch, its story
 * </pre>
 *
 * <p>A journey keeps the newest of each kind of happening, so it minds neither order nor repetition: redelivered, late
 * and replayed records leave it as it was.
 */
@NullMarked
package org.vitrine.index.journey;

import org.jspecify.annotations.NullMarked;
