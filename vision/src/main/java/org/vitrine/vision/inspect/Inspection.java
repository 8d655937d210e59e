package org.vitrine.vision.inspect;

import java.util.OptionalLong;

/** The outcome of looking at a file without decoding it. */
public sealed interface Inspection {

    /**
     * Worth decoding: its structure is whole and its size is within the limits. (Only decoding tells whether the pixels
     * themselves are sound.)
     *
     * @param widthPx as stored, before {@code orientation}
     * @param heightPx as stored, before {@code orientation}
     * @param frames frames or pages, at least 1
     * @param page which of them is the picture, from 0: the first that is no reduced copy of another
     * @param endsAt where the picture ends in the file, if its end marker is missing there
     */
    record Accepted(
            ImageFormat format,
            int widthPx,
            int heightPx,
            Orientation orientation,
            int frames,
            int page,
            SampleFormat colour,
            OptionalLong endsAt)
            implements Inspection {

        /** Of a whole file whose first frame is the picture. */
        Accepted(
                ImageFormat format,
                int widthPx,
                int heightPx,
                Orientation orientation,
                int frames,
                SampleFormat colour) {
            this(format, widthPx, heightPx, orientation, frames, 0, colour, OptionalLong.empty());
        }

        /** What was odd about the file and cost nothing of the picture, or empty. */
        public String note() {
            if (endsAt.isPresent()) {
                return "the file lacks its end-of-image marker; the picture is whole";
            }
            return page == 0
                    ? ""
                    : "page %d of %d is the picture; the pages before it are reduced copies or masks"
                            .formatted(page + 1, frames);
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
