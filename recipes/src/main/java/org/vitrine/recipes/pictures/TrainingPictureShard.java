package org.vitrine.recipes.pictures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SplittableRandom;
import org.vitrine.hoard.Die;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.ItemType;
import org.vitrine.hoard.ObjectKind;
import org.vitrine.hoard.Specimen;
import org.vitrine.hoard.SpecimenSide;
import org.vitrine.hoard.SyntheticPhotograph;

/** A shard of a picture set, one file: the pictures of {@value #TYPES} types, with face and rotation of each. */
final class TrainingPictureShard {

    static final int TYPES = 20;

    /**
     * Version of the rendering, in the file name; to be raised when the pictures change, so that no old file is used.
     */
    private static final int VERSION = 2;

    private final byte[] maps;
    private final int[] faces;
    private final float[] degrees;

    private TrainingPictureShard(int pictures) {
        maps = new byte[pictures * PolarRendering.CELLS];
        faces = new int[pictures];
        degrees = new float[pictures];
    }

    int count() {
        return faces.length;
    }

    /** Face of a picture: the number of the type × 2, + 1 for a reverse. */
    int face(int picture) {
        return faces[picture];
    }

    /** Rotation of the face, degrees clockwise. */
    float degrees(int picture) {
        return degrees[picture];
    }

    void map(int picture, float[] to, int at) {
        for (int i = 0; i < PolarRendering.CELLS; i++) {
            to[at + i] = PolarRendering.seen(maps[picture * PolarRendering.CELLS + i]);
        }
    }

    /** Renders a shard; the same subject and number give the same shard. */
    static TrainingPictureShard drawn(TrainingPictures.Subject subject, int number) {
        int first = number * TYPES;
        int types = Math.min(TYPES, subject.types() - first);
        var sheet = new TrainingPictureShard(types * SpecimenSide.values().length * subject.specimens());
        var prepared = new PreparedSimulation(new SplittableRandom(subject.seed() * 1_000_003L + number));
        var unroller = new PolarUnroller();
        int at = 0;
        for (int type = first; type < first + types; type++) {
            ItemType itemType = Hoard.type(
                    subject.seed(),
                    type,
                    ObjectKind.COIN,
                    subject.drawing().manner());
            for (SpecimenSide specimenSide : SpecimenSide.values()) {
                var dies = new Dies(itemType, specimenSide, subject.edgePx());
                for (int specimen = 0; specimen < subject.specimens(); specimen++) {
                    SyntheticPhotograph syntheticPhotograph = dies.photograph(Hoard.specimen(itemType, specimen));
                    sheet.faces[at] = 2 * type + specimenSide.ordinal();
                    sheet.degrees[at] = (float) syntheticPhotograph.angleDegrees();
                    sheet.write(unroller.unrolled(prepared.of(syntheticPhotograph)), at++);
                }
            }
        }
        return sheet;
    }

    /** The dies of a face. Each is cut when the first specimen is struck from it. */
    private static final class Dies {

        private final ItemType type;
        private final SpecimenSide specimenSide;
        private final int edgePx;
        private final java.util.Map<Integer, Die> cut = new java.util.HashMap<>();

        Dies(ItemType type, SpecimenSide specimenSide, int edgePx) {
            this.type = type;
            this.specimenSide = specimenSide;
            this.edgePx = edgePx;
        }

        SyntheticPhotograph photograph(Specimen specimen) {
            var die = cut.computeIfAbsent(
                    specimen.die(specimenSide), number -> Hoard.die(type, specimenSide, number, edgePx));
            return Hoard.photograph(Hoard.strike(specimen, die), 0, edgePx);
        }
    }

    private void write(float[] map, int picture) {
        for (int i = 0; i < PolarRendering.CELLS; i++) {
            maps[picture * PolarRendering.CELLS + i] = PolarRendering.kept(map[i]);
        }
    }

    /**
     * Reads a shard from its file. Without one, renders it and writes it, so that an interrupted set continues where it
     * was.
     */
    static TrainingPictureShard kept(Path folder, TrainingPictures.Subject subject, int number) throws IOException {
        var file = folder.resolve("%s-drawing%d-%05d.sheet".formatted(subject.fileName(), VERSION, number));
        if (Files.exists(file)) {
            return read(file);
        }
        var sheet = drawn(subject, number);
        var under = Files.createTempFile(Files.createDirectories(folder), "sheet", ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(under)))) {
            out.writeInt(sheet.count());
            for (int i = 0; i < sheet.count(); i++) {
                out.writeInt(sheet.faces[i]);
                out.writeFloat(sheet.degrees[i]);
            }
            out.write(sheet.maps);
        }
        Files.move(under, file, StandardCopyOption.ATOMIC_MOVE);
        return sheet;
    }

    private static TrainingPictureShard read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var sheet = new TrainingPictureShard(in.readInt());
            for (int i = 0; i < sheet.count(); i++) {
                sheet.faces[i] = in.readInt();
                sheet.degrees[i] = in.readFloat();
            }
            in.readFully(sheet.maps);
            return sheet;
        }
    }
}
