package org.vitrine.vision.prepare.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.IccProfile;
import org.vitrine.vision.inspect.SampleFormat;
import org.vitrine.vision.prepare.pixels.PixelConversions;
import org.vitrine.vision.remark.StepRemark;

/**
 * Converts colours to sRGB by the ICC profile that the file contains. Without a profile, RGB and grey are kept, and
 * inks are converted by a simple formula.
 */
final class ColourConversion {

    private ColourConversion() {}

    /**
     * The converted picture.
     *
     * @param bgr 8 bits, blue, green, red
     * @param note why the colours that the file states were not applied, or an empty string
     */
    record Converted(Mat bgr, String note) {}

    /**
     * Converts to 8-bit sRGB.
     *
     * @param colours 8 or 16 bits; channels are grey; blue, green, red; or cyan, magenta, yellow, black
     * @param stored format of the file, with its profile
     */
    static Converted toSrgb(Mat colours, SampleFormat stored) {
        return stored.profile()
                .map(profile -> byProfile(colours, stored, profile))
                .orElseGet(() -> new Converted(
                        asStored(colours),
                        stored.unappliedChunk()
                                .map(StepRemark.UNAPPLIED_COLOUR_CHUNK::text)
                                .orElse("")));
    }

    private static Converted byProfile(Mat colours, SampleFormat stored, IccProfile embedded) {
        try {
            var profile = ICC_Profile.getInstance(embedded.toByteArray());
            var samples = matchingChannels(colours, stored, profile.getColorSpaceType());
            if (samples.channels() != channels(profile.getColorSpaceType())) {
                return new Converted(asStored(colours), StepRemark.OTHER_COLOUR_PROFILE.text(channelNames(colours)));
            }
            var conversion = new IccConversion(profile);
            return new Converted(conversion.isIdentity() ? asStored(colours) : conversion.bgr(samples), "");
        } catch (IllegalArgumentException | CMMException unusable) {
            return new Converted(asStored(colours), StepRemark.UNUSABLE_COLOUR_PROFILE.text());
        }
    }

    /**
     * Adapts the channels to the colour space of the profile: a decoder can deliver grey as three equal channels, and
     * the profile of a grey picture can be one of RGB.
     */
    private static Mat matchingChannels(Mat colours, SampleFormat stored, int space) {
        if (stored.isGrey() && space == ColorSpace.TYPE_GRAY && colours.channels() == 3) {
            var grey = new Mat();
            extractChannel(colours, grey, 0);
            return grey;
        }
        return space == ColorSpace.TYPE_RGB && colours.channels() == 1 ? PixelConversions.bgrOfGrey(colours) : colours;
    }

    private static int channels(int space) {
        return switch (space) {
            case ColorSpace.TYPE_GRAY -> 1;
            case ColorSpace.TYPE_RGB -> 3;
            case ColorSpace.TYPE_CMYK -> 4;
            default -> 0;
        };
    }

    private static String channelNames(Mat colours) {
        return switch (colours.channels()) {
            case 1 -> "grey";
            case 4 -> "four inks";
            default -> "RGB";
        };
    }

    private static Mat asStored(Mat colours) {
        var bytes = PixelConversions.to8Bits(colours);
        if (bytes.type() == CV_8UC3) {
            return bytes;
        }
        return bytes.channels() == 1 ? PixelConversions.bgrOfGrey(bytes) : CmykSamples.toBgr(bytes);
    }
}
