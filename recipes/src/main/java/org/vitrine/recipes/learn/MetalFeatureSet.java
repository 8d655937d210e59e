package org.vitrine.recipes.learn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.vitrine.models.ColourFeatures;
import org.vitrine.recipes.pictures.MetalPictures;

/**
 * Colour statistics of the pictures of {@link MetalPictures}, with the metal of each. The last types are held out of
 * training.
 */
public final class MetalFeatureSet {

    /** Version of the file; to be raised when the pictures or their statistics change, so that no old file is used. */
    private static final int VERSION = 1;

    private final float[] figures;
    private final int[] truths;
    private final int learnt;

    private MetalFeatureSet(float[] figures, int[] truths, int learnt) {
        this.figures = figures;
        this.truths = truths;
        this.learnt = learnt;
    }

    /**
     * Reads the statistics from their file. Without one, renders the pictures on all cores and writes it.
     *
     * @param folder folder of the file
     * @param held number of the last types that are held out
     * @param figuresOf computes {@link ColourFeatures} of the pictures of a type, one after the other; called from
     *     several threads
     */
    public static MetalFeatureSet of(Path folder, MetalPictures.Plan plan, int held, UnaryOperator<float[]> figuresOf)
            throws IOException {
        var metals = new MetalPictures(plan);
        var file = folder.resolve("metals%s-%d.figures".formatted(plan.inWords(), VERSION));
        if (!Files.exists(file)) {
            write(drawn(metals, plan, figuresOf), folder, file);
        }
        var figures = new float[metals.count() * ColourFeatures.COUNT];
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int i = 0; i < figures.length; i++) {
                figures[i] = in.readFloat();
            }
        }
        var truths = IntStream.range(0, metals.count()).map(metals::metal).toArray();
        return new MetalFeatureSet(figures, truths, metals.count() - held * plan.perType());
    }

    private static float[] drawn(MetalPictures metals, MetalPictures.Plan plan, UnaryOperator<float[]> figuresOf) {
        var figures = new float[metals.count() * ColourFeatures.COUNT];
        IntStream.range(0, plan.types()).parallel().forEach(type -> {
            var answer = figuresOf.apply(metals.drawn(type));
            System.arraycopy(answer, 0, figures, type * answer.length, answer.length);
        });
        return figures;
    }

    private static void write(float[] figures, Path folder, Path file) throws IOException {
        var under = Files.createTempFile(Files.createDirectories(folder), "metals", ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(under)))) {
            for (float figure : figures) {
                out.writeFloat(figure);
            }
        }
        Files.move(under, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public int count() {
        return truths.length;
    }

    /** Number of pictures to train on, from the first; the others are held out. */
    public int learnt() {
        return learnt;
    }

    /** Returns a copy of the {@code ColourFeatures.COUNT} statistics of a picture. */
    public float[] figures(int picture) {
        int from = picture * ColourFeatures.COUNT;
        return Arrays.copyOfRange(figures, from, from + ColourFeatures.COUNT);
    }

    /** Index of a picture's metal, in the order of {@link MetalPictures#metal}. */
    public int metal(int picture) {
        return truths[picture];
    }
}
