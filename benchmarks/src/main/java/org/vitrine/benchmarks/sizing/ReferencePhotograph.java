package org.vitrine.benchmarks.sizing;

/**
 * The photographs with which processor times were measured.
 *
 * @param bytes mean size, in bytes; at least 0
 * @param megapixels mean number of pixels, in megapixels; at least 0
 */
record ReferencePhotograph(double bytes, double megapixels) {

    ReferencePhotograph {
        ValueRange.NOT_NEGATIVE.require("bytes of the reference photograph", bytes);
        ValueRange.NOT_NEGATIVE.require("megapixels of the reference photograph", megapixels);
    }
}
