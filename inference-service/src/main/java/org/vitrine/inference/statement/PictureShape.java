package org.vitrine.inference.statement;

import java.util.Optional;

/**
 * Format and extent of a picture, read from the header in its first bytes, not from a file name or Content-Type. No
 * pixels are decoded.
 */
public record PictureShape(Format format, ImageExtent extent) {

    /** The picture formats that both Rekognition and SageMaker endpoints read. */
    public enum Format {
        PNG("image/png"),
        JPEG("image/jpeg");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** Returns the format of a media type; empty if it is neither PNG nor JPEG. */
        public static Optional<Format> named(String mediaType) {
            for (var format : values()) {
                if (format.mediaType.equals(mediaType)) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    private static final int PNG_HEADER = 24;
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int SOI = 0xFFD8;
    private static final int SOS = 0xDA;

    /** Reads the header; empty if the bytes are neither PNG nor JPEG, or end before the extent. */
    public static Optional<PictureShape> of(byte[] bytes) {
        if (bytes.length >= PNG_HEADER && isPng(bytes)) {
            return shape(Format.PNG, int32(bytes, 16), int32(bytes, 20));
        }
        return bytes.length > 3 && int16(bytes, 0) == SOI ? jpeg(bytes) : Optional.empty();
    }

    private static boolean isPng(byte[] bytes) {
        long signature = ((long) int32(bytes, 0) << 32) | (int32(bytes, 4) & 0xFFFF_FFFFL);
        return signature == PNG_SIGNATURE && int32(bytes, 12) == IHDR;
    }

    /** Skips the segments of a JPEG up to the frame header, which holds the extent. */
    private static Optional<PictureShape> jpeg(byte[] bytes) {
        int at = 2;
        while (at + 9 < bytes.length) {
            if ((bytes[at] & 0xFF) != 0xFF) {
                return Optional.empty();
            }
            int marker = bytes[at + 1] & 0xFF;
            if (marker == 0xFF) { // padding before a marker
                at++;
            } else if (isFrame(marker)) {
                return shape(Format.JPEG, int16(bytes, at + 7), int16(bytes, at + 5));
            } else if (marker == SOS || int16(bytes, at + 2) < 2) {
                return Optional.empty();
            } else {
                at += 2 + int16(bytes, at + 2);
            }
        }
        return Optional.empty();
    }

    /** Markers SOF0 to SOF15, without the three in that range that are no frame headers: DHT, JPG and DAC. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Optional<PictureShape> shape(Format format, int width, int height) {
        return width < 1 || height < 1
                ? Optional.empty()
                : Optional.of(new PictureShape(format, new ImageExtent(width, height)));
    }

    private static int int16(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private static int int32(byte[] bytes, int at) {
        return (int16(bytes, at) << 16) | int16(bytes, at + 2);
    }
}
