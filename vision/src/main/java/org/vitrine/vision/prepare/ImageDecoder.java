package org.vitrine.vision.prepare;

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
import org.vitrine.vision.inspect.SampleFormat;

/**
 * Decodes the bytes of an inspected file to an upright {@link DecodedImage}.
 *
 * <p>OpenCV decodes the kinds of files that it decodes correctly: JPEG, which it can scale by a half, a quarter or an
 * eighth while decoding, PNG, WebP, BMP, and TIFF without extra samples. All others are decoded by ImageIO, sample by
 * sample. A picture that would need more than {@link InspectionLimits#MOST_DECODED_BYTES} is decoded by ImageIO with
 * subsampling. {@code docs/formats.md} lists every kind.
 */
final class ImageDecoder {

    private ImageDecoder() {}

    /**
     * Decodes a file; empty if no decoder can decode its pixels.
     *
     * @param enoughEdgePx longest edge of the result, in pixels; smaller pictures are not enlarged
     */
    static Optional<DecodedImage> decode(byte[] file, Inspection.Accepted header, int enoughEdgePx) {
        return decode(file, header, enoughEdgePx, InspectionLimits.MOST_DECODED_BYTES);
    }

    /**
     * As the method above.
     *
     * @param mostBytes size of decoded pixels from which on the file is decoded with subsampling
     */
    static Optional<DecodedImage> decode(byte[] file, Inspection.Accepted header, int enoughEdgePx, long mostBytes) {
        return samples(ended(file, header), header, enoughEdgePx, mostBytes).map(samples -> {
            // Scale first, so that no other step holds the whole picture.
            var parted = AlphaCoverage.fitted(samples, enoughEdgePx);
            var srgb = ColourConversion.toSrgb(parted.colours(), header.colour());
            var bgr = upright(srgb.bgr(), samples, header);
            var alpha = parted.alpha().map(mask -> upright(mask, samples, header));
            return new DecodedImage(
                    alpha.map(mask -> AlphaBlending.over(bgr, mask, PixelConversions.NEUTRAL))
                            .orElse(bgr),
                    alpha,
                    notes(List.of(header.note(), parted.note(), srgb.note())));
        });
    }

    /** Appends the end marker to a JPEG that lacks it: otherwise OpenCV returns nothing at all. */
    private static byte[] ended(byte[] file, Inspection.Accepted header) {
        if (header.endsAt().isEmpty()) {
            return file;
        }
        int end = (int) header.endsAt().getAsLong();
        var ended = Arrays.copyOf(file, end + 2);
        ended[end] = (byte) 0xff;
        ended[end + 1] = (byte) 0xd9;
        return ended;
    }

    private static String notes(List<String> each) {
        return each.stream().filter(note -> !note.isEmpty()).collect(Collectors.joining("; "));
    }

    private static Mat upright(Mat stored, DecodedSamples samples, Inspection.Accepted header) {
        return samples.upright() ? stored : ExifOrientation.upright(stored, header.orientation());
    }

    private static Optional<DecodedSamples> samples(
            byte[] file, Inspection.Accepted header, int enoughEdgePx, long mostBytes) {
        if (isLarge(header, mostBytes)) {
            return ImageIoDecoder.thinned(file, header, enoughEdgePx);
        }
        return libraries(header).stream()
                .map(library -> switch (library) {
                    case OPENCV -> OpenCvDecoder.decode(file, header, enoughEdgePx);
                    case IMAGE_IO -> ImageIoDecoder.whole(file, header);
                    case LIBHEIF -> HeifDecoder.decode(file);
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the libraries that can decode the file, the better one first. */
    static List<Library> libraries(Inspection.Accepted header) {
        return Stream.of(Library.values())
                .filter(library -> library.reads(header))
                .sorted(Comparator.comparing(library -> !library.isBetter(header)))
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
                                && !header.colour().inks()
                                && (header.colour().bitsPerSample() == 8 || shorts(header.colour()));
                };
            }

            @Override
            boolean isBetter(Inspection.Accepted header) {
                return !IMAGE_IO.isBetter(header);
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
            boolean isBetter(Inspection.Accepted header) {
                // OpenCV expands samples of five bits to at most 248 of 255.
                boolean five =
                        header.format() == ImageFormat.BMP && header.colour().bitsPerSample() == 5;
                return inksByProfile(header) || five;
            }
        },
        LIBHEIF("libheif") {
            @Override
            boolean reads(Inspection.Accepted header) {
                return header.format() == ImageFormat.HEIF;
            }

            @Override
            boolean isBetter(Inspection.Accepted header) {
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

        abstract boolean isBetter(Inspection.Accepted header);

        /** Whether OpenCV decodes 16-bit samples correctly: it inverts WhiteIsZero at 8 bits, but not at 16. */
        private static boolean shorts(SampleFormat sampleFormat) {
            return sampleFormat.bitsPerSample() == 16 && sampleFormat.model() != SampleFormat.Model.GREY_INVERTED;
        }

        /**
         * Whether inks need ImageIO: OpenCV converts inks without the profile, and interprets all of them as Adobe's
         * inverted ones.
         */
        private static boolean inksByProfile(Inspection.Accepted header) {
            return header.colour().model() == SampleFormat.Model.CMYK
                    || header.colour().inks() && header.colour().profile().isPresent();
        }
    }

    /** Whether decoding the whole picture would need too much memory. */
    private static boolean isLarge(Inspection.Accepted header, long mostBytes) {
        long bytes = (long) header.widthPx() * header.heightPx() * ImageIoDecoder.bytesPerPixel(header.colour());
        return switch (header.format()) {
            case JPEG -> Library.inksByProfile(header) && bytes > mostBytes;
            case WEBP, HEIF -> false;
            case PNG, TIFF, BMP, GIF -> bytes > mostBytes;
        };
    }
}
