package org.vitrine.vision.inspect;

/** What came of looking at a file without decoding it. */
public sealed interface Inspection {

    /**
     * Worth decoding: its structure is whole and its size is within the limits. (Only decoding tells whether the pixels
     * themselves are sound.)
     *
     * @param widthPx as stored, before {@code orientation}
     * @param heightPx as stored, before {@code orientation}
     * @param frames frames or pages, at least 1
     * @param page which of them is the picture, from 0: the first that is no reduced copy of another
     */
    record Accepted(
            ImageFormat format, int widthPx, int heightPx, Orientation orientation, int frames, int page, Colour colour)
            implements Inspection {

        /** Of a file whose first frame is the picture. */
        Accepted(ImageFormat format, int widthPx, int heightPx, Orientation orientation, int frames, Colour colour) {
            this(format, widthPx, heightPx, orientation, frames, 0, colour);
        }

        public String mediaType() {
            return format.mediaType();
        }

        /** Width of the picture as it is to be seen. */
        public int uprightWidthPx() {
            return orientation.swapsAxes() ? heightPx : widthPx;
        }

        /** Height of the picture as it is to be seen. */
        public int uprightHeightPx() {
            return orientation.swapsAxes() ? widthPx : heightPx;
        }
    }

    /**
     * The photograph is at fault, and stays so for these bytes.
     *
     * @param sentence what is wrong and what its owner can do
     */
    record Refused(ReasonCode code, String sentence) implements Inspection {}
}
