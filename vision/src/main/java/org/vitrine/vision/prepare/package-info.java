/**
 * From encoded bytes to what models and people see.
 *
 * <pre>
 * bytes ─▶ inspect ─▶ Decoder ─▶ Locator ─▶ cut-out ─▶ square ─▶ prepared, mask, thumbnail, access, strokes
 *            └─ refused with a reason       └─ unsure: the picture stays as it was, and the report says so
 * </pre>
 *
 * <p>{@link org.vitrine.vision.prepare.Preparer} is a function of the bytes and the plan. Native objects live in one scope
 * per call and never leave it.
 */
@NullMarked
package org.vitrine.vision.prepare;

import org.jspecify.annotations.NullMarked;
