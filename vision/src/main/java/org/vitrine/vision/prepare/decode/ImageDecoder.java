package org.vitrine.vision.prepare.decode;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.ImageFormat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Orientation;
import org.vitrine.vision.inspect.SampleFormat;
import org.vitrine.vision.prepare.pixels.AlphaBlending;
import org.vitrine.vision.prepare.pixels.PixelConversions;
import org.vitrine.vision.remark.StepRemark;

/**
 * Decodes the bytes of an inspected file to an upright {@link DecodedImage}.
 *
 * <p>OpenCV decodes the kinds of files that it decodes correctly: JPEG, which it can scale by a half, a quarter or an
 * eighth while decoding, PNG, WebP, BMP, and TIFF without extra samples. All others are decoded by ImageIO, sample by
 * sample. A picture that would need more than {@link InspectionLimits#MAX_DECODED_BYTES} is decoded by ImageIO with
 * subsampling. {@code docs/formats.md} lists every kind.
 */
public final class ImageDecoder {

    private ImageDecoder() {}

    /**
     * Decodes a file; empty if no decoder can decode its pixels.
     *
     * @param targetEdgePx longest edge of the result, in pixels; smaller pictures are not enlarged
     */
    public static Optional<DecodedImage> decode(byte[] file, Inspection.Accepted header, int targetEdgePx) {
        return decode(file, header, targetEdgePx, InspectionLimits.MAX_DECODED_BYTES);
    }

    /**
     * As the method above.
     *
     * @param maxBytes size of decoded pixels from which on the file is decoded with subsampling
     */
    static Optional<DecodedImage> decode(byte[] file, Inspection.Accepted header, int targetEdgePx, long maxBytes) {
        return samples(withEndMarker(file, header), header, targetEdgePx, maxBytes)
                .map(samples -> {
                    // Scale first, so that no other step holds the whole picture.
                    var separated = AlphaSeparation.scaledToFit(samples, targetEdgePx);
                    var srgb = ColourConversion.toSrgb(separated.colours(), header.colour());
                    var bgr = upright(srgb.bgr(), samples, header);
                    var alpha = separated.alpha().map(mask -> upright(mask, samples, header));
                    return new DecodedImage(
                            alpha.map(mask -> AlphaBlending.over(bgr, mask, PixelConversions.NEUTRAL_GREY))
                                    .orElse(bgr),
                            alpha,
                            notes(List.of(header.note(), separated.note(), srgb.note())));
                });
    }

    /** Appends the end marker to a JPEG that lacks it: otherwise OpenCV returns nothing at all. */
    private static byte[] withEndMarker(byte[] file, Inspection.Accepted header) {
        if (header.endsAt().isEmpty()) {
            return file;
        }
        int end = (int) header.endsAt().getAsLong();
        var completed = Arrays.copyOf(file, end + 2);
        completed[end] = (byte) 0xff;
        completed[end + 1] = (byte) 0xd9;
        return completed;
    }

    private static String notes(List<String> each) {
        return each.stream().filter(note -> !note.isEmpty()).collect(Collectors.joining(StepRemark.SEPARATOR));
    }

    private static Mat upright(Mat stored, DecodedSamples samples, Inspection.Accepted header) {
        return samples.upright() ? stored : ExifOrientation.upright(stored, header.orientation());
    }

    private static Optional<DecodedSamples> samples(
            byte[] file, Inspection.Accepted header, int targetEdgePx, long maxBytes) {
        if (isLarge(header, maxBytes)) {
            return ImageIoDecoder.decodeSubsampled(file, header, targetEdgePx);
        }
        return libraries(header).stream()
                .map(library -> switch (library) {
                    case OPENCV -> OpenCvDecoder.decode(file, header, targetEdgePx);
                    case IMAGE_IO -> ImageIoDecoder.decodeWhole(file, header);
                    case LIBHEIF -> HeifDecoder.decode(file);
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the libraries that can decode the file, the better one first. */
    static List<Library> libraries(Inspection.Accepted header) {
        return Stream.of(Library.values())
                .filter(library -> library.reads(header))
                .sorted(Comparator.comparing(library -> !library.isPreferred(header)))
                .toList();
    }

    /**
     * The decoding libraries, and which kinds of files each decodes correctly, as measured by
     * {@code DecodedColoursTest}.
     */
    enum Library {
        OPENCV("OpenCV") {
            @Override
            boolean reads(Inspection.Accepted header) {
                return switch (header.format()) {
                    case JPEG, PNG, WEBP, BMP -> true;
                    case GIF, HEIF -> false;
                    case TIFF ->
                        header.page() == 0
                                && header.colour().samplesPerPixel()
                                        == header.colour().model().samples()
                                && !header.colour().isInk()
                                && (header.colour().bitsPerSample() == 8 || reads16Bits(header.colour()))
                                && readsLayout(header);
                };
            }

            @Override
            boolean isPreferred(Inspection.Accepted header) {
                return !IMAGE_IO.isPreferred(header);
            }
        },
        IMAGE_IO("ImageIO") {
            @Override
            boolean reads(Inspection.Accepted header) {
                return switch (header.format()) {
                    case JPEG, PNG, GIF, BMP, TIFF -> true;
                    case WEBP, HEIF -> false;
                };
            }

            @Override
            boolean isPreferred(Inspection.Accepted header) {
                // OpenCV expands samples of five bits to at most 248 of 255.
                boolean five =
                        header.format() == ImageFormat.BMP && header.colour().bitsPerSample() == 5;
                // ImageIO reads the picture of a PNG; OpenCV composes the frames of an animation.
                boolean animated = header.format() == ImageFormat.PNG && header.frames() > 1;
                return needsInkProfile(header) || five || animated;
            }
        },
        LIBHEIF("libheif") {
            @Override
            boolean reads(Inspection.Accepted header) {
                return header.format() == ImageFormat.HEIF;
            }

            @Override
            boolean isPreferred(Inspection.Accepted header) {
                return true;
            }
        };

        private final String title;

        Library(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        abstract boolean reads(Inspection.Accepted header);

        abstract boolean isPreferred(Inspection.Accepted header);

        /** Whether OpenCV decodes 16-bit samples correctly: it inverts WhiteIsZero at 8 bits, but not at 16. */
        private static boolean reads16Bits(SampleFormat sampleFormat) {
            return sampleFormat.bitsPerSample() == 16 && sampleFormat.model() != SampleFormat.Model.GREY_INVERTED;
        }

        /**
         * Whether OpenCV puts the samples of a TIFF in their places. At 8 bits it mirrors each tile by itself instead
         * of the whole picture, so that turned tiles go to ImageIO. At 16 bits it reads planes as if the samples of a
         * pixel were stored together. It refuses 8-bit tiles that are not compressed and whose size is not a multiple
         * of 1024 bytes; ImageIO decodes these then.
         */
        private static boolean readsLayout(Inspection.Accepted header) {
            var layout = header.colour().layout();
            boolean placesTiles = !layout.tiled() || header.orientation() == Orientation.UPRIGHT;
            boolean joinsPlanes = !layout.planar() || header.colour().bitsPerSample() == 8;
            return placesTiles && joinsPlanes;
        }

        /**
         * Whether inks need ImageIO: OpenCV converts inks without the profile, and interprets all of them as Adobe's
         * inverted ones.
         */
        private static boolean needsInkProfile(Inspection.Accepted header) {
            return header.colour().model() == SampleFormat.Model.CMYK
                    || header.colour().isInk() && header.colour().profile().isPresent();
        }
    }

    /** Whether decoding the whole picture would need too much memory. */
    private static boolean isLarge(Inspection.Accepted header, long maxBytes) {
        long bytes = (long) header.widthPx() * header.heightPx() * ImageIoDecoder.bytesPerPixel(header.colour());
        return switch (header.format()) {
            case JPEG -> Library.needsInkProfile(header) && bytes > maxBytes;
            case WEBP, HEIF -> false;
            case PNG, TIFF, BMP, GIF -> bytes > maxBytes;
        };
    }
}
