package org.vitrine.vision.inspect;

/** The image formats that Vitrine accepts and decodes. */
public enum ImageFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    TIFF("image/tiff"),
    GIF("image/gif"),
    BMP("image/bmp"),
    /** HEIF with HEVC coding, as phones write it; accepted only where {@link HeifLibrary} is installed. */
    HEIF("image/heic");

    private final String mediaType;

    ImageFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }
}
