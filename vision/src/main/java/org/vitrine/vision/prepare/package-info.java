/**
 * The preparation of photographs: from encoded bytes to the renditions that models and people see.
 *
 * <pre>
 * bytes ─▶ inspect ─▶ ImageDecoder ─▶ ObjectLocator ─▶ cut-out ─▶ square ─▶ prepared, mask, thumbnail, access, strokes
 *            └─ refused with a reason    └─ not confident: the picture stays as it was, and the report states it
 * </pre>
 *
 * <p>This package runs the steps; {@code decode}, {@code locate}, {@code outline}, {@code model} and {@code pixels} do
 * the work and do not depend on it. {@link org.vitrine.vision.prepare.Preparer} is the entry point; its result depends
 * on the bytes and the plan. Native objects live in one scope per call and never leave it.
 */
@NullMarked
package org.vitrine.vision.prepare;

import org.jspecify.annotations.NullMarked;
