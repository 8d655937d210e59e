package org.vitrine.hoard.specimen;

import java.util.List;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * The fictitious person that a portrait shows. The same person has the same features on every type.
 *
 * @param name fictitious name of two words
 * @param seed seed of the facial features
 */
record PortraitSubject(String name, long seed) {

    private static final List<String> FIRST_NAMES = List.of(
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
    private static final List<String> SECOND_NAMES = List.of(
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
        int first = seededRandom.between(0, FIRST_NAMES.size() - 1);
        int second = seededRandom.between(0, SECOND_NAMES.size() - 1);
        return new PortraitSubject(
                FIRST_NAMES.get(first) + " " + SECOND_NAMES.get(second),
                SeededRandom.subSeed(first * (long) SECOND_NAMES.size() + second, "person"));
    }
}
