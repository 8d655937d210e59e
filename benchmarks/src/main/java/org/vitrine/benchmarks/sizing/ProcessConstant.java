package org.vitrine.benchmarks.sizing;

/**
 * Processor time of one process for each photograph.
 *
 * @param process name of the program, as {@code ./vitrine status} prints it
 * @param msPerPhotograph milliseconds of processor time for a photograph like the {@link ReferencePhotograph}; at least
 *     0.001
 * @param msPerMebibyte further milliseconds for each MiB by which the original is larger, at least 0
 * @param msPerMegapixel further milliseconds for each megapixel by which the original is larger, at least 0
 * @param source where {@code msPerPhotograph} comes from
 * @param sizeSource where the two other values come from
 */
record ProcessConstant(
        String process,
        double msPerPhotograph,
        double msPerMebibyte,
        double msPerMegapixel,
        ConstantSource source,
        ConstantSource sizeSource) {

    private static final double BYTES_PER_MEBIBYTE = 1_048_576;

    ProcessConstant {
        new ValueRange(0.001, Double.MAX_VALUE).require("msPerPhotograph of " + process, msPerPhotograph);
        ValueRange.NOT_NEGATIVE.require("msPerMebibyte of " + process, msPerMebibyte);
        ValueRange.NOT_NEGATIVE.require("msPerMegapixel of " + process, msPerMegapixel);
    }

    /** Returns the milliseconds for a photograph of the workload; one smaller than the reference counts as equal. */
    double ms(Workload workload, ReferencePhotograph reference) {
        double mebibytes = Math.max(0, workload.photographBytes() - reference.bytes()) / BYTES_PER_MEBIBYTE;
        double megapixels = Math.max(0, workload.photographMegapixels() - reference.megapixels());
        return msPerPhotograph + msPerMebibyte * mebibytes + msPerMegapixel * megapixels;
    }
}
