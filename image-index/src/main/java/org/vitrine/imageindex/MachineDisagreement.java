package org.vitrine.imageindex;

/**
 * A property for which an institution and a model state different values, and about which no person decided.
 *
 * @param name name of the attribute, or {@link #ITEM}
 * @param institution value that the institution states
 * @param machine value that the model states
 */
public record MachineDisagreement(String name, String institution, String machine) {

    /** Name for the item of a specimen; the machine value is the best candidate of a confident proposal. */
    public static final String ITEM = "item";
}
