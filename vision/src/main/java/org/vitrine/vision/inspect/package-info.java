/**
 * What a file is, before anything is decoded or allocated: bytes → {@link org.vitrine.vision.inspect.Inspector} → {@link
 * org.vitrine.vision.inspect.Inspection}, accepted with its header or refused with a reason its owner can act on.
 *
 * <p>Plain Java over {@link java.lang.foreign.MemorySegment}; no native library, so that it can stand at a door. The format
 * is detected by content ({@code Sniffer}), then one reader per format walks its structure ({@code JpegStructure}, {@code
 * PngStructure}, …) and raises an {@code InspectionRefusal} at the first thing that is wrong.
 */
@NullMarked
package org.vitrine.vision.inspect;

import org.jspecify.annotations.NullMarked;
