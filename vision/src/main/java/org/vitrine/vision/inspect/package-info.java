/**
 * Checks image files before anything is decoded or allocated: bytes → {@link org.vitrine.vision.inspect.Inspector} →
 * {@link org.vitrine.vision.inspect.Inspection}, accepted with what its header states, or refused with a reason that
 * the institution can act on.
 *
 * <p>Plain Java over {@link java.lang.foreign.MemorySegment}; it needs no native library, so that ingest-service can
 * check uploads with it. The format is detected from the content ({@code FormatDetector}); then one reader per format
 * walks the structure ({@code JpegStructure}, {@code PngStructure}, …) and throws {@code InspectionRefusal} at the
 * first fault.
 */
@NullMarked
package org.vitrine.vision.inspect;

import org.jspecify.annotations.NullMarked;
