package org.vitrine.hoard;

import java.util.List;

/** A kind of coin, gem, shell or sherd: the catalogue record its specimens point to. */
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

    ItemType(String id, long seed, ObjectKind objectKind, DieStyle dieStyle) {
        this.id = id;
        this.seed = seed;
        this.objectKind = objectKind;
        this.dieStyle = dieStyle;
        SeededRandom seededRandom = SeededRandom.of(seed, "type");
        objectMaterial = seededRandom.pick(objectKind.substances());
        String struck = seededRandom.pick(DENOMINATIONS);
        denomination = objectKind == ObjectKind.COIN ? struck : "";
        region = seededRandom.pick(REGIONS);
        dies = seededRandom.between(1, 3);
        obverse = FaceDesign.of(dieStyle, SpecimenSide.OBVERSE, SeededRandom.branch(seed, "obverse"));
        reverse = FaceDesign.of(dieStyle, SpecimenSide.REVERSE, SeededRandom.branch(seed, "reverse"));
    }

    public String id() {
        return id;
    }

    public ObjectKind subject() {
        return objectKind;
    }

    /** In which its dies were cut. */
    DieStyle manner() {
        return dieStyle;
    }

    public String material() {
        return objectMaterial.word();
    }

    /** Empty for what is no coin. */
    public String denomination() {
        return denomination;
    }

    public String region() {
        return region;
    }

    /** What is written round a face; empty where nothing is. */
    public String legend(SpecimenSide specimenSide) {
        return objectKind == ObjectKind.COIN ? face(specimenSide).legend() : "";
    }

    /** Who is portrayed on a face; empty where nobody is. */
    public String person(SpecimenSide specimenSide) {
        return objectKind == ObjectKind.COIN || objectKind == ObjectKind.GEM
                ? face(specimenSide).person().map(PortraitSubject::name).orElse("")
                : "";
    }

    long seed() {
        return seed;
    }

    ObjectMaterial substance() {
        return objectMaterial;
    }

    /** How many dies each face was cut in. */
    int dies() {
        return dies;
    }

    FaceDesign face(SpecimenSide specimenSide) {
        return switch (specimenSide) {
            case OBVERSE -> obverse;
            case REVERSE -> reverse;
        };
    }
}
