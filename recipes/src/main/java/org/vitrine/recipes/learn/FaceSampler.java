package org.vitrine.recipes.learn;

import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Draws training pictures for a {@code FaceNet} and augments them. {@link SpectralAugmentation} is applied to all.
 *
 * @param pictureSet main picture set
 * @param pictureCount how many of its pictures are used, from the first; the others are held out
 * @param otherSet second picture set, of another style: what both styles have in common, real coins may have as well
 * @param otherShare share of the second set among the drawn pictures, in [0, 1]
 * @param wearStrength strength of {@link WearAugmentation}; 0 for none
 */
public record FaceSampler(
        TrainingPictures pictureSet,
        int pictureCount,
        TrainingPictures otherSet,
        double otherShare,
        double wearStrength) {

    /**
     * A picture that was drawn.
     *
     * @param pictureSet set that it is from
     * @param picture index in that set
     * @param degrees rotation in the augmented map, degrees clockwise
     */
    record Sample(TrainingPictures pictureSet, int picture, double degrees) {}

    /** Draws a picture and writes its augmented polar map from index {@code offset}. */
    Sample sample(SplittableRandom random, float[] maps, int offset) {
        boolean isOther = otherShare > 0 && random.nextDouble() < otherShare;
        var from = isOther ? otherSet : pictureSet;
        int picture = random.nextInt(isOther ? otherSet.count() : pictureCount);
        double degrees = inputMap(from, picture, random, maps, offset);
        SpectralAugmentation.augment(maps, offset, random);
        if (wearStrength > 0) {
            var undertype = new float[PolarMap.RADII * PolarMap.ANGLES];
            pictureSet.map(random.nextInt(pictureCount), undertype, 0);
            new WearAugmentation(wearStrength).apply(maps, offset, undertype, random);
        }
        return new Sample(from, picture, degrees);
    }

    /**
     * Writes the polar map of a picture with the variations of locating and photography that the pipeline's input has,
     * rotated at random; returns the rotation of the face in that map, degrees clockwise.
     */
    static double inputMap(
            TrainingPictures pictureSet, int picture, SplittableRandom random, float[] maps, int offset) {
        pictureSet.map(picture, maps, offset);
        var augmentation = GeometricAugmentation.strong(random);
        augmentation.apply(maps, offset);
        PhotometricAugmentation.augment(maps, offset, random);
        return pictureSet.degrees(picture) - augmentation.turn() * 360 / PolarMap.ANGLES;
    }
}
