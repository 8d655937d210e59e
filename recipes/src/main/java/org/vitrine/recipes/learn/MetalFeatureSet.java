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

    private final float[] features;
    private final int[] truths;
    private final int trainingCount;

    private MetalFeatureSet(float[] features, int[] truths, int trainingCount) {
        this.features = features;
        this.truths = truths;
        this.trainingCount = trainingCount;
    }

    /**
     * Reads the statistics from their file. Without one, renders the pictures on all cores and writes it.
     *
     * @param folder folder of the file
     * @param heldOutTypes number of the last types that are held out
     * @param featuresOf computes {@link ColourFeatures} of the pictures of a type, one after the other; called from
     *     several threads
     */
    public static MetalFeatureSet of(
            Path folder, MetalPictures.Plan plan, int heldOutTypes, UnaryOperator<float[]> featuresOf)
            throws IOException {
        var pictures = new MetalPictures(plan);
        var file = folder.resolve("metals%s-%d.figures".formatted(plan.fileNamePart(), VERSION));
        if (!Files.exists(file)) {
            write(compute(pictures, plan, featuresOf), folder, file);
        }
        var features = new float[pictures.count() * ColourFeatures.COUNT];
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (int i = 0; i < features.length; i++) {
                features[i] = in.readFloat();
            }
        }
        var truths = IntStream.range(0, pictures.count()).map(pictures::metal).toArray();
        return new MetalFeatureSet(features, truths, pictures.count() - heldOutTypes * plan.perType());
    }

    private static float[] compute(MetalPictures pictures, MetalPictures.Plan plan, UnaryOperator<float[]> featuresOf) {
        var features = new float[pictures.count() * ColourFeatures.COUNT];
        IntStream.range(0, plan.types()).parallel().forEach(type -> {
            var answer = featuresOf.apply(pictures.draw(type));
            System.arraycopy(answer, 0, features, type * answer.length, answer.length);
        });
        return features;
    }

    private static void write(float[] features, Path folder, Path file) throws IOException {
        var temporaryFile = Files.createTempFile(Files.createDirectories(folder), "metals", ".part");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporaryFile)))) {
            for (float feature : features) {
                out.writeFloat(feature);
            }
        }
        Files.move(temporaryFile, file, StandardCopyOption.ATOMIC_MOVE);
    }

    public int count() {
        return truths.length;
    }

    /** Number of pictures to train on, from the first; the others are held out. */
    public int trainingCount() {
        return trainingCount;
    }

    /** Returns a copy of the {@code ColourFeatures.COUNT} statistics of a picture. */
    public float[] features(int picture) {
        int from = picture * ColourFeatures.COUNT;
        return Arrays.copyOfRange(features, from, from + ColourFeatures.COUNT);
    }

    /** Index of a picture's metal, in the order of {@link MetalPictures#metal}. */
    public int metal(int picture) {
        return truths[picture];
    }
}
