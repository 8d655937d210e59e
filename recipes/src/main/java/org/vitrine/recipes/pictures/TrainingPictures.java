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
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.SpecimenSide;

/**
 * Picture set to train on: polar maps of photographs of coins. It is rendered once on all cores, kept on disk as bytes,
 * and held in memory as a whole. Immutable after loading.
 */
public final class TrainingPictures {

    /** Largest size of the maps, in bytes: what a machine of 4 GB can hold beside the training. */
    private static final long MAX_BYTES = 1L << 30;

    private final Specification specification;
    private final List<TrainingPictureShard> shards;
    private final int picturesPerShard;
    private final int count;

    private TrainingPictures(Specification specification, List<TrainingPictureShard> shards) {
        this.specification = specification;
        this.shards = shards;
        picturesPerShard = shards.getFirst().count();
        count = shards.stream().mapToInt(TrainingPictureShard::count).sum();
    }

    /**
     * Which pictures are rendered.
     *
     * @param seed seed of the hoard
     * @param types number of coin types, each with two faces
     * @param specimens number of specimens of each type, each with its own wear, lighting, camera and backdrop
     * @param edgePx edge of the photographs, pixels
     * @param rendering style of the hoard
     */
    public record Specification(long seed, int types, int specimens, int edgePx, PolarRendering rendering) {

        public Specification {
            long bytes = (long) types * 2 * specimens * PolarRendering.CELLS;
            if (bytes > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "%d types of %d specimens are %d bytes, more than %d; use fewer types or specimens"
                                .formatted(types, specimens, bytes, MAX_BYTES));
            }
        }

        /** Polar maps of a hoard in the plain style. */
        public Specification(long seed, int types, int specimens, int edgePx) {
            this(seed, types, specimens, edgePx, PolarRendering.UNROLLED);
        }

        String fileName() {
            var name = "hoard%d-of%d-%dpx".formatted(seed, specimens, edgePx);
            return rendering == PolarRendering.UNROLLED
                    ? name
                    : name + "-" + rendering.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Receives the number of shards that are ready, and the number of all. */
    @FunctionalInterface
    public interface Progress {
        void shardDrawn(int shards, int of);
    }

    /**
     * Loads a picture set; renders the shards that are missing in the folder, on all cores, and writes them. Blocks
     * until all are ready.
     *
     * @throws IOException if a shard cannot be read, rendered or written
     */
    public static TrainingPictures of(Path folder, Specification specification, Progress progress)
            throws IOException, InterruptedException {
        int shardCount = Math.ceilDiv(specification.types(), TrainingPictureShard.TYPES);
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<TrainingPictureShard>> work = IntStream.range(0, shardCount)
                    .<Callable<TrainingPictureShard>>mapToObj(
                            number -> () -> TrainingPictureShard.loadOrDraw(folder, specification, number))
                    .toList();
            List<Future<TrainingPictureShard>> futures =
                    work.stream().map(pool::submit).toList();
            try {
                var shards = new ArrayList<TrainingPictureShard>();
                for (var future : futures) {
                    shards.add(future.get());
                    progress.shardDrawn(shards.size(), shardCount);
                }
                return new TrainingPictures(specification, List.copyOf(shards));
            } catch (ExecutionException failed) {
                pool.shutdownNow();
                throw new IOException(
                        "a shard of " + specification + " could not be drawn or stored in " + folder,
                        failed.getCause());
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
        return shard(picture).face(picture % picturesPerShard);
    }

    /** Whether the obverse of the picture's type shows a head. For other types the sides cannot be distinguished. */
    public boolean hasPortrait(int picture) {
        return !Hoard.type(
                        specification.seed(),
                        face(picture) / 2,
                        ObjectKind.COIN,
                        specification.rendering().dieStyle())
                .person(SpecimenSide.OBVERSE)
                .isEmpty();
    }

    /** Rotation of the face, degrees clockwise. */
    public float degrees(int picture) {
        return shard(picture).degrees(picture % picturesPerShard);
    }

    /** Writes the polar map of a picture from index {@code offset}, radius by radius. */
    public void map(int picture, float[] to, int offset) {
        shard(picture).map(picture % picturesPerShard, to, offset);
    }

    private TrainingPictureShard shard(int picture) {
        return shards.get(picture / picturesPerShard);
    }
}
