package org.vitrine.vision.inspect;

import java.util.OptionalLong;
import org.vitrine.vision.remark.StepRemark;

/** The outcome of an inspection: the file is accepted with what its header states, or refused with a reason. */
public sealed interface Inspection {

    /**
     * The structure of the file is complete and its size is within the limits. Only decoding shows whether the pixels
     * themselves are undamaged.
     *
     * @param widthPx width as stored, in pixels, before {@code orientation} is applied
     * @param heightPx height as stored, in pixels, before {@code orientation} is applied
     * @param orientation rotation and mirroring that make the picture upright
     * @param frames number of frames or pages, at least 1
     * @param page index of the page with the picture, from 0: the first that is no reduced copy or mask of another
     * @param colour how the samples are to be interpreted
     * @param endsAt offset at which the picture ends, if the end marker is missing there; else empty
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

        /** A complete file whose first frame is the picture. */
        Accepted(
                ImageFormat format,
                int widthPx,
                int heightPx,
                Orientation orientation,
                int frames,
                SampleFormat colour) {
            this(format, widthPx, heightPx, orientation, frames, 0, colour, OptionalLong.empty());
        }

        /**
         * Returns a remark on an irregularity of the file that does not affect the picture; empty if there is none. It
         * appears in the report of the preparation.
         */
        public String note() {
            if (endsAt.isPresent()) {
                return StepRemark.NO_END_MARKER.text();
            }
            return page == 0 ? "" : StepRemark.LATER_PAGE.text(page + 1, frames);
        }

        public String mediaType() {
            return format.mediaType();
        }

        /** Returns the width of the upright picture. */
        public int uprightWidthPx() {
            return orientation.swapsAxes() ? heightPx : widthPx;
        }

        /** Returns the height of the upright picture. */
        public int uprightHeightPx() {
            return orientation.swapsAxes() ? widthPx : heightPx;
        }
    }

    /**
     * The file cannot be used. The same bytes are always refused.
     *
     * @param code reason, for programs
     * @param sentence what is wrong and what the institution can do
     */
    record Refused(ReasonCode code, String sentence) implements Inspection {}
}
