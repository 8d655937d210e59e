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
    private final Subject subject;
    private final Manner manner;
    private final Substance substance;
    private final String denomination;
    private final String region;
    private final FaceDesign obverse;
    private final FaceDesign reverse;
    private final int dies;

    ItemType(String id, long seed, Subject subject, Manner manner) {
        this.id = id;
        this.seed = seed;
        this.subject = subject;
        this.manner = manner;
        Dice dice = Dice.of(seed, "type");
        substance = dice.pick(subject.substances());
        String struck = dice.pick(DENOMINATIONS);
        denomination = subject == Subject.COIN ? struck : "";
        region = dice.pick(REGIONS);
        dies = dice.between(1, 3);
        obverse = FaceDesign.of(manner, Side.OBVERSE, Dice.branch(seed, "obverse"));
        reverse = FaceDesign.of(manner, Side.REVERSE, Dice.branch(seed, "reverse"));
    }

    public String id() {
        return id;
    }

    public Subject subject() {
        return subject;
    }

    /** In which its dies were cut. */
    Manner manner() {
        return manner;
    }

    public String material() {
        return substance.word();
    }

    /** Empty for what is no coin. */
    public String denomination() {
        return denomination;
    }

    public String region() {
        return region;
    }

    /** What is written round a face; empty where nothing is. */
    public String legend(Side side) {
        return subject == Subject.COIN ? face(side).legend() : "";
    }

    /** Who is portrayed on a face; empty where nobody is. */
    public String person(Side side) {
        return subject == Subject.COIN || subject == Subject.GEM
                ? face(side).person().map(Person::name).orElse("")
                : "";
    }

    long seed() {
        return seed;
    }

    Substance substance() {
        return substance;
    }

    /** How many dies each face was cut in. */
    int dies() {
        return dies;
    }

    FaceDesign face(Side side) {
        return switch (side) {
            case OBVERSE -> obverse;
            case REVERSE -> reverse;
        };
    }
}
