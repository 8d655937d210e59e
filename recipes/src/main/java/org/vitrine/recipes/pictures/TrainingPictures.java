package org.vitrine.recipes.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.ObjectKind;
import org.vitrine.hoard.SpecimenSide;

/**
 * Picture set to train on: polar maps of photographs of coins. It is rendered once on all cores, kept on disk as bytes,
 * and held in memory as a whole. Immutable after loading.
 */
public final class TrainingPictures {

    /** Largest size of the maps, in bytes: what a machine of 4 GB can hold beside the training. */
    private static final long MOST_BYTES = 1L << 30;

    private final Subject subject;
    private final List<TrainingPictureShard> sheets;
    private final int perSheet;
    private final int count;

    private TrainingPictures(Subject subject, List<TrainingPictureShard> sheets) {
        this.subject = subject;
        this.sheets = sheets;
        perSheet = sheets.getFirst().count();
        count = sheets.stream().mapToInt(TrainingPictureShard::count).sum();
    }

    /**
     * Which pictures are rendered.
     *
     * @param seed seed of the hoard
     * @param types number of coin types, each with two faces
     * @param specimens number of specimens of each type, each with its own wear, lighting, camera and backdrop
     * @param edgePx edge of the photographs, pixels
     * @param drawing style of the hoard
     */
    public record Subject(long seed, int types, int specimens, int edgePx, PolarRendering drawing) {

        public Subject {
            long bytes = (long) types * 2 * specimens * PolarRendering.CELLS;
            if (bytes > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "%d types of %d specimens are %d bytes, more than %d; use fewer types or specimens"
                                .formatted(types, specimens, bytes, MOST_BYTES));
            }
        }

        /** Polar maps of a hoard in the plain style. */
        public Subject(long seed, int types, int specimens, int edgePx) {
            this(seed, types, specimens, edgePx, PolarRendering.UNROLLED);
        }

        String fileName() {
            var name = "hoard%d-of%d-%dpx".formatted(seed, specimens, edgePx);
            return drawing == PolarRendering.UNROLLED
                    ? name
                    : name + "-" + drawing.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Receives the number of shards that are ready, and the number of all. */
    @FunctionalInterface
    public interface Progress {
        void drawn(int sheets, int of);
    }

    /**
     * Loads a picture set; renders the shards that are missing in the folder, on all cores, and writes them. Blocks
     * until all are ready.
     *
     * @throws IOException if a shard cannot be read, rendered or written
     */
    public static TrainingPictures of(Path folder, Subject subject, Progress progress)
            throws IOException, InterruptedException {
        int wanted = Math.ceilDiv(subject.types(), TrainingPictureShard.TYPES);
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<TrainingPictureShard>> work = IntStream.range(0, wanted)
                    .<Callable<TrainingPictureShard>>mapToObj(
                            number -> () -> TrainingPictureShard.kept(folder, subject, number))
                    .toList();
            List<Future<TrainingPictureShard>> futures =
                    work.stream().map(pool::submit).toList();
            try {
                var sheets = new ArrayList<TrainingPictureShard>();
                for (var future : futures) {
                    sheets.add(future.get());
                    progress.drawn(sheets.size(), wanted);
                }
                return new TrainingPictures(subject, List.copyOf(sheets));
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                throw new IOException("a shard of " + subject + " could not be drawn or stored in " + folder, failed.getCause());
            } catch (InterruptedException stopped) {
                pool.shutdownNow();
                throw stopped;
            }
        }
    }

    public int count() {
        return count;
    }

    /** Face of a picture: the number of the type × 2, + 1 for a reverse. */
    public int face(int picture) {
        return sheet(picture).face(picture % perSheet);
    }

    /** Whether the obverse of the picture's type shows a head. For other types the sides cannot be distinguished. */
    public boolean isHeaded(int picture) {
        return !Hoard.type(
                        subject.seed(),
                        face(picture) / 2,
                        ObjectKind.COIN,
                        subject.drawing().manner())
                .person(SpecimenSide.OBVERSE)
                .isEmpty();
    }

    /** Rotation of the face, degrees clockwise. */
    public float degrees(int picture) {
        return sheet(picture).degrees(picture % perSheet);
    }

    /** Writes the polar map of a picture from index {@code at}, radius by radius. */
    public void map(int picture, float[] to, int at) {
        sheet(picture).map(picture % perSheet, to, at);
    }

    private TrainingPictureShard sheet(int picture) {
        return sheets.get(picture / perSheet);
    }
}
