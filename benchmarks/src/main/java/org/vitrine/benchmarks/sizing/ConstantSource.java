package org.vitrine.benchmarks.sizing;

/**
 * Where a constant comes from.
 *
 * @param basis how the value was obtained
 * @param command command that measured it; for a derived or estimated value, the command that would measure it
 * @param date day of the measurement, derivation or estimate, as YYYY-MM-DD
 * @param note conditions of the measurement, or how the value was derived or estimated
 */
record ConstantSource(Basis basis, String command, String date, String note) {

    /** How the value of a constant was obtained. */
    enum Basis {
        /** By the command, on a running Vitrine. */
        MEASURED,
        /** By arithmetic from measured values, code or the documentation of a server. */
        DERIVED,
        /** From schemas and formats, without a measurement. */
        ESTIMATED
    }
}
