package org.vitrine.imageindex;

/**
 * What an institution and a machine state differently, and no person decided about.
 *
 * @param name of the attribute, or {@link #ITEM}
 * @param institution as the institution states it
 * @param machine as the machine states it
 */
public record MachineDisagreement(String name, String institution, String machine) {

    /** The item a specimen belongs to; the machine's is the best candidate of a confident proposal. */
    public static final String ITEM = "item";
}
