package org.vitrine.recipes.pictures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.photograph.SyntheticPhotograph;
import org.vitrine.hoard.specimen.Die;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.Specimen;
import org.vitrine.hoard.specimen.SpecimenSide;

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

    void map(int picture, float[] to, int offset) {
        for (int i = 0; i < PolarRendering.CELLS; i++) {
            to[offset + i] = PolarRendering.decode(maps[picture * PolarRendering.CELLS + i]);
        }
    }

    /** Renders a shard; the same subject and number give the same shard. */
    static TrainingPictureShard draw(TrainingPictures.Specification specification, int number) {
        int first = number * TYPES;
        int types = Math.min(TYPES, specification.types() - first);
        var shard = new TrainingPictureShard(types * SpecimenSide.values().length * specification.specimens());
        var prepared = new PreparedSimulation(new SplittableRandom(specification.seed() * 1_000_003L + number));
        var unroller = new PolarUnroller();
        int at = 0;
        for (int type = first; type < first + types; type++) {
            ItemType itemType = Hoard.type(
                    specification.seed(),
                    type,
                    ObjectKind.COIN,
                    specification.rendering().dieStyle());
            for (SpecimenSide specimenSide : SpecimenSide.values()) {
                var dies = new DieCache(itemType, specimenSide, specification.edgePx());
                for (int specimen = 0; specimen < specification.specimens(); specimen++) {
                    SyntheticPhotograph syntheticPhotograph = dies.photograph(Hoard.specimen(itemType, specimen));
                    shard.faces[at] = 2 * type + specimenSide.ordinal();
                    shard.degrees[at] = (float) syntheticPhotograph.angleDegrees();
                    shard.write(unroller.unroll(prepared.prepare(syntheticPhotograph)), at++);
                }
            }
        }
        return shard;
    }

    /** The dies of a face. Each is cut when the first specimen is struck from it. */
    private static final class DieCache {

        private final ItemType type;
        private final SpecimenSide specimenSide;
        private final int edgePx;
        private final Map<Integer, Die> diesByNumber = new HashMap<>();

        DieCache(ItemType type, SpecimenSide specimenSide, int edgePx) {
            this.type = type;
            this.specimenSide = specimenSide;
            this.edgePx = edgePx;
        }

        SyntheticPhotograph photograph(Specimen specimen) {
            var die = diesByNumber.computeIfAbsent(
                    specimen.die(specimenSide), number -> Hoard.die(type, specimenSide, number, edgePx));
            return Hoard.photograph(Hoard.strike(specimen, die), 0, edgePx);
        }
    }

    private void write(float[] map, int picture) {
        for (int i = 0; i < PolarRendering.CELLS; i++) {
            maps[picture * PolarRendering.CELLS + i] = PolarRendering.encode(map[i]);
        }
    }

    /**
     * Reads a shard from its file. Without one, renders it and writes it, so that an interrupted set continues where it
     * was.
     */
    static TrainingPictureShard loadOrDraw(Path folder, TrainingPictures.Specification specification, int number)
            throws IOException {
        var file = folder.resolve("%s-drawing%d-%05d.sheet".formatted(specification.fileName(), VERSION, number));
        if (Files.exists(file)) {
            return read(file);
        }
        var shard = draw(specification, number);
        var temporaryFile = Files.createTempFile(Files.createDirectories(folder), "sheet", ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporaryFile)))) {
            out.writeInt(shard.count());
            for (int i = 0; i < shard.count(); i++) {
                out.writeInt(shard.faces[i]);
                out.writeFloat(shard.degrees[i]);
            }
            out.write(shard.maps);
        }
        Files.move(temporaryFile, file, StandardCopyOption.ATOMIC_MOVE);
        return shard;
    }

    private static TrainingPictureShard read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var shard = new TrainingPictureShard(in.readInt());
            for (int i = 0; i < shard.count(); i++) {
                shard.faces[i] = in.readInt();
                shard.degrees[i] = in.readFloat();
            }
            in.readFully(shard.maps);
            return shard;
        }
    }
}
