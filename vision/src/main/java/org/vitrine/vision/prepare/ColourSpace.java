package org.vitrine.vision.prepare;

import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.nio.charset.StandardCharsets;
import org.vitrine.vision.inspect.Colour;

/** Brings colours of other spaces to sRGB by the profile the file carries. */
final class ColourSpace {

    private static final int[] RGB_IN_BGR = {2, 1, 0};

    private ColourSpace() {}

    /** Unchanged, with a note, where the profile is of no use. */
    static Picture toSrgb(Picture picture, Colour colour) {
        if (colour.profile().isEmpty() || colour.inks() || colour.model() == Colour.Model.GREY) {
            return picture;
        }
        byte[] icc = colour.profile().get().toByteArray();
        if (saysSrgb(icc)) {
            return picture;
        }
        try {
            var profile = ICC_Profile.getInstance(icc);
            if (profile.getNumComponents() != 3) {
                return new Picture(
                        picture.bgr(),
                        picture.alpha(),
                        "the colour profile is not one of RGB; colours are kept as stored");
            }
            return new Picture(converted(picture, profile), picture.alpha(), "");
        } catch (IllegalArgumentException | CMMException unusable) {
            return new Picture(
                    picture.bgr(), picture.alpha(), "the colour profile cannot be used; colours are kept as stored");
        }
    }

    /** By the description tag, which is ASCII in version 2 and UTF-16 in version 4. */
    private static boolean saysSrgb(byte[] icc) {
        var text = new String(icc, StandardCharsets.ISO_8859_1);
        return text.contains("sRGB") || text.contains("s\0R\0G\0B");
    }

    private static org.bytedeco.opencv.opencv_core.Mat converted(Picture picture, ICC_Profile profile) {
        int width = picture.bgr().cols();
        int height = picture.bgr().rows();
        var stored = new byte[width * height * 3];
        var continuous =
                picture.bgr().isContinuous() ? picture.bgr() : picture.bgr().clone();
        continuous.data().get(stored);
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(stored, stored.length), width, height, width * 3, 3, RGB_IN_BGR, null);
        var model = new ComponentColorModel(
                new ICC_ColorSpace(profile), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        var source = new BufferedImage(model, raster, false, null);
        var target = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        new ColorConvertOp(null).filter(source, target);
        return Pixels.of(((DataBufferByte) target.getRaster().getDataBuffer()).getData(), width, height, 3);
    }
}
