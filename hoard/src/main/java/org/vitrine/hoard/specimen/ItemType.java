package org.vitrine.hoard.specimen;

import java.util.List;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * An item: a type of coin, gem, shell or sherd, that is the catalogue record to which its specimens point. Its
 * material, denomination, region, number of dies and face designs follow from its seed. Immutable.
 */
public final class ItemType {

    private static final List<String> DENOMINATIONS = List.of(
            "denarius",
            "antoninianus",
            "aureus",
            "sestertius",
            "as",
            "drachm",
            "tetradrachm",
            "obol",
            "stater",
            "penny",
            "groat",
            "dirham",
            "follis",
            "siliqua");
    private static final List<String> REGIONS = List.of(
            "Aquitania",
            "Baetica",
            "Bithynia",
            "Britannia",
            "Cilicia",
            "Dacia",
            "Gallia",
            "Hispania",
            "Illyricum",
            "Ionia",
            "Lycia",
            "Lydia",
            "Macedonia",
            "Pannonia",
            "Sicilia",
            "Syria",
            "Thracia",
            "Umbria");

    private final String id;
    private final long seed;
    private final ObjectKind objectKind;
    private final DieStyle dieStyle;
    private final ObjectMaterial objectMaterial;
    private final String denomination;
    private final String region;
    private final FaceDesign obverse;
    private final FaceDesign reverse;
    private final int dies;

    public ItemType(String id, long seed, ObjectKind objectKind, DieStyle dieStyle) {
        this.id = id;
        this.seed = seed;
        this.objectKind = objectKind;
        this.dieStyle = dieStyle;
        SeededRandom seededRandom = SeededRandom.of(seed, "type");
        objectMaterial = seededRandom.pick(objectKind.materials());
        String randomDenomination = seededRandom.pick(DENOMINATIONS);
        denomination = objectKind == ObjectKind.COIN ? randomDenomination : "";
        region = seededRandom.pick(REGIONS);
        dies = seededRandom.between(1, 3);
        obverse = FaceDesign.of(dieStyle, SpecimenSide.OBVERSE, SeededRandom.subSeed(seed, "obverse"));
        reverse = FaceDesign.of(dieStyle, SpecimenSide.REVERSE, SeededRandom.subSeed(seed, "reverse"));
    }

    public String id() {
        return id;
    }

    public ObjectKind subject() {
        return objectKind;
    }

    /** Style in which the dies were cut. */
    public DieStyle dieStyle() {
        return dieStyle;
    }

    public String material() {
        return objectMaterial.lowerCaseName();
    }

    /** Denomination of a coin; empty for any other kind of object. */
    public String denomination() {
        return denomination;
    }

    public String region() {
        return region;
    }

    /** Legend of a face of a coin; empty where the face has none and for any other kind of object. */
    public String legend(SpecimenSide specimenSide) {
        return objectKind == ObjectKind.COIN ? face(specimenSide).legend() : "";
    }

    /** Name of the person whom a face of a coin or gem portrays; empty where the face has no portrait. */
    public String person(SpecimenSide specimenSide) {
        return objectKind == ObjectKind.COIN || objectKind == ObjectKind.GEM
                ? face(specimenSide).person().map(PortraitSubject::name).orElse("")
                : "";
    }

    public long seed() {
        return seed;
    }

    public ObjectMaterial objectMaterial() {
        return objectMaterial;
    }

    /** Number of dies that were cut for each face, from 1 to 3. */
    int dies() {
        return dies;
    }

    public FaceDesign face(SpecimenSide specimenSide) {
        return switch (specimenSide) {
            case OBVERSE -> obverse;
            case REVERSE -> reverse;
        };
    }
}
