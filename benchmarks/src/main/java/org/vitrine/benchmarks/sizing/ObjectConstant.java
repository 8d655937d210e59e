package org.vitrine.benchmarks.sizing;

/**
 * Size of the objects of one kind in the object store.
 *
 * @param name first part of the key, such as {@code originals}; for renditions with the file, such as {@code
 *     renditions/access.jpg}
 * @param objectsPerPhotograph objects for each photograph, at least 0
 * @param scale what the bytes are proportional to
 * @param bytesPerUnit bytes of all these objects for each unit of {@code scale}, one copy; at least 0
 * @param source where both values come from
 */
record ObjectConstant(
        String name, double objectsPerPhotograph, Scale scale, double bytesPerUnit, ConstantSource source) {

    /** Maximum number of pixels of an access rendition: longest edge 2,048 px, at an assumed aspect ratio of 4:3. */
    private static final double MAX_ACCESS_PIXELS = 2_048 * 1_536;

    private static final double PIXELS_PER_MEGAPIXEL = 1e6;

    ObjectConstant {
        ValueRange.NOT_NEGATIVE.require("objectsPerPhotograph of " + name, objectsPerPhotograph);
        ValueRange.NOT_NEGATIVE.require("bytesPerUnit of " + name, bytesPerUnit);
    }

    /** What the bytes of objects are proportional to. */
    enum Scale {
        PHOTOGRAPH,
        /** A byte of the original. */
        ORIGINAL_BYTE,
        /** A pixel of the access rendition. */
        ACCESS_PIXEL
    }

    /** Returns the number of pixels of the access rendition of an original of so many megapixels. */
    static double accessPixels(double megapixels) {
        return Math.min(megapixels * PIXELS_PER_MEGAPIXEL, MAX_ACCESS_PIXELS);
    }

    /**
     * Returns how many units of the scale a photograph has.
     *
     * @param photographBytes mean size of an original, in bytes
     * @param accessPixels mean number of pixels of an access rendition
     */
    double unitsPerPhotograph(double photographBytes, double accessPixels) {
        return switch (scale) {
            case PHOTOGRAPH -> 1.0;
            case ORIGINAL_BYTE -> photographBytes;
            case ACCESS_PIXEL -> accessPixels;
        };
    }

    /** Returns the bytes for each photograph, one copy; parameters as of {@link #unitsPerPhotograph}. */
    double bytesPerPhotograph(double photographBytes, double accessPixels) {
        return bytesPerUnit * unitsPerPhotograph(photographBytes, accessPixels);
    }

    /** Returns the first part of the key, without the file of a rendition. */
    String prefix() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
