package org.vitrine.hoard;

import java.util.List;

/**
 * The fictitious person that a portrait shows. The same person has the same features on every type.
 *
 * @param name fictitious name of two words
 * @param seed seed of the facial features
 */
record PortraitSubject(String name, long seed) {

    private static final List<String> FIRST = List.of(
            "Aulus",
            "Balbina",
            "Caelius",
            "Drusa",
            "Evander",
            "Fausta",
            "Gallus",
            "Helvia",
            "Isidor",
            "Junia",
            "Kallias",
            "Livilla",
            "Marcian",
            "Nerva",
            "Octavia",
            "Philon",
            "Quintus",
            "Rufina",
            "Septimus",
            "Thais");
    private static final List<String> SECOND = List.of(
            "Aquilo",
            "Bibulus",
            "Corvus",
            "Dardanus",
            "Egeria",
            "Flaccus",
            "Gemellus",
            "Hister",
            "Ivmenta",
            "Lepidus",
            "Macer",
            "Nikator",
            "Orfitus",
            "Pictor",
            "Regulus",
            "Silo",
            "Tranio",
            "Vatia",
            "Xenon",
            "Zosimus");

    /** Draws one of 400 persons. In a small hoard few of them are on two types; in a large hoard many are. */
    static PortraitSubject of(SeededRandom seededRandom) {
        int first = seededRandom.between(0, FIRST.size() - 1);
        int second = seededRandom.between(0, SECOND.size() - 1);
        return new PortraitSubject(
                FIRST.get(first) + " " + SECOND.get(second),
                SeededRandom.branch(first * (long) SECOND.size() + second, "person"));
    }
}
