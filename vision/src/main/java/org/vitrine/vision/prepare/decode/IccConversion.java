package org.vitrine.vision.prepare.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/**
 * Converts from the colour space of a profile to sRGB by the JDK's LittleCMS. The rendering intent is perceptual if the
 * profile states that intent or is not one of an output device; else relative colorimetric. Results are within ΔE2000 1
 * of those of LittleCMS' own tools, at 8 bits.
 */
final class IccConversion {

    /** Rows that are converted at once; they are copied to the Java heap. */
    private static final int ROWS = 256;

    private static final int CHANNELS = 3;
    /** Offsets in the header of a profile (ICC.1:2022, 7.2). */
    private static final int MAJOR_VERSION = 8;

    private static final int DEVICE_CLASS = 12;

    private static final int INTENT = 67;
    private static final byte[] INPUT_DEVICE = {'s', 'c', 'n', 'r'};
    private static final int[] PROBE_VALUES = {0, 32, 64, 96, 128, 160, 192, 224, 255};

    private final ColorConvertOp conversion;
    private final int components;

    IccConversion(ICC_Profile profile) {
        this.components = profile.getNumComponents();
        this.conversion = new ColorConvertOp(new ICC_Profile[] {perceptual(profile), srgb()}, null);
    }

    /**
     * Returns sRGB with version 4 in its header: only then does LittleCMS map the darkest ink to black, as it does with
     * its own sRGB profile.
     */
    private static ICC_Profile srgb() {
        byte[] bytes = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        bytes[MAJOR_VERSION] = 4;
        return ICC_Profile.getInstance(bytes);
    }

    /**
     * Marks a profile so that its intent is applied. The JDK uses the relative intent if the first profile is one of an
     * output device, whatever intent it states, and the perceptual intent for all others. Therefore a profile of an
     * output device that states the perceptual intent is marked as one of an input device.
     */
    private static ICC_Profile perceptual(ICC_Profile profile) {
        byte[] bytes = profile.getData();
        if (profile.getProfileClass() != ICC_Profile.CLASS_OUTPUT || bytes[INTENT] != ICC_Profile.icPerceptual) {
            return profile;
        }
        System.arraycopy(INPUT_DEVICE, 0, bytes, DEVICE_CLASS, INPUT_DEVICE.length);
        return ICC_Profile.getInstance(bytes);
    }

    /**
     * Whether the conversion changes no colour by more than one step of 8 bits, as for sRGB itself under any name. It
     * converts sample colours instead of reading the profile, so that primaries and tone curves are both covered.
     */
    boolean isIdentity() {
        if (components != CHANNELS) {
            return false;
        }
        int count = PROBE_VALUES.length;
        var colours = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count * count, count, CHANNELS, null);
        for (int i = 0; i < count * count * count; i++) {
            colours.setPixel(i % (count * count), i / (count * count), new int[] {
                PROBE_VALUES[i % count], PROBE_VALUES[i / count % count], PROBE_VALUES[i / (count * count)]
            });
        }
        var converted = colours.createCompatibleWritableRaster();
        conversion.filter(colours, converted);
        byte[] before = ((DataBufferByte) colours.getDataBuffer()).getData();
        byte[] after = ((DataBufferByte) converted.getDataBuffer()).getData();
        for (int i = 0; i < before.length; i++) {
            if (Math.abs((before[i] & 0xff) - (after[i] & 0xff)) > 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * Converts a picture.
     *
     * @param samples as many channels as the profile has, 8 or 16 bits; three channels are blue, green, red
     * @return 8 bits, blue, green, red
     */
    Mat bgr(Mat samples) {
        var stored = samples;
        if (components == CHANNELS) {
            stored = new Mat();
            cvtColor(samples, stored, COLOR_BGR2RGB);
        }
        var rgb = new Mat(stored.rows(), stored.cols(), CV_8UC3);
        for (int y = 0; y < stored.rows(); y += ROWS) {
            var rows = new Rect(0, y, stored.cols(), Math.min(ROWS, stored.rows() - y));
            convert(new Mat(stored, rows).clone(), new Mat(rgb, rows));
        }
        cvtColor(rgb, rgb, COLOR_RGB2BGR);
        return rgb;
    }

    /**
     * Converts a band of rows at the depth of its samples: colours of a linear profile have too few dark steps at 8
     * bits.
     */
    private void convert(Mat stored, Mat rgb) {
        boolean is16Bit = stored.depth() == CV_16U;
        int type = is16Bit ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
        var from = Raster.createInterleavedRaster(type, stored.cols(), stored.rows(), components, null);
        var to = Raster.createInterleavedRaster(type, stored.cols(), stored.rows(), CHANNELS, null);
        if (is16Bit) {
            new ShortPointer(stored.data()).get(((DataBufferUShort) from.getDataBuffer()).getData());
        } else {
            stored.data().get(((DataBufferByte) from.getDataBuffer()).getData());
        }
        conversion.filter(from, to);
        bytes(to, is16Bit).copyTo(rgb);
    }

    private static Mat bytes(WritableRaster raster, boolean is16Bit) {
        if (!is16Bit) {
            return PixelConversions.ofBytes(
                    ((DataBufferByte) raster.getDataBuffer()).getData(),
                    raster.getWidth(),
                    raster.getHeight(),
                    CHANNELS);
        }
        var shorts = new Mat(
                raster.getHeight(),
                raster.getWidth(),
                org.bytedeco.opencv.global.opencv_core.CV_16UC3,
                new BytePointer(new ShortPointer(((DataBufferUShort) raster.getDataBuffer()).getData())));
        return PixelConversions.to8Bits(shorts);
    }
}
