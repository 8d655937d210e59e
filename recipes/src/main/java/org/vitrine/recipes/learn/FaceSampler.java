package org.vitrine.recipes.learn;

import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Draws training pictures for a {@code FaceNet} and augments them. {@link SpectralAugmentation} is applied to all.
 *
 * @param album main picture set
 * @param pictures how many of its pictures are used, from the first; the others are held out
 * @param other second picture set, of another style: what both styles have in common, real coins may have as well
 * @param otherShare share of the second set among the drawn pictures, in [0, 1]
 * @param ages strength of {@link WearAugmentation}; 0 for none
 */
public record FaceSampler(
        TrainingPictures album, int pictures, TrainingPictures other, double otherShare, double ages) {

    /**
     * A picture that was drawn.
     *
     * @param album set that it is from
     * @param picture index in that set
     * @param degrees rotation in the augmented map, degrees clockwise
     */
    record Shown(TrainingPictures album, int picture, double degrees) {}

    /** Draws a picture and writes its augmented polar map from index {@code at}. */
    Shown any(SplittableRandom random, float[] maps, int at) {
        boolean isOther = otherShare > 0 && random.nextDouble() < otherShare;
        var from = isOther ? other : album;
        int picture = random.nextInt(isOther ? other.count() : pictures);
        double degrees = asked(from, picture, random, maps, at);
        SpectralAugmentation.augment(maps, at, random);
        if (ages > 0) {
            var older = new float[PolarMap.RADII * PolarMap.ANGLES];
            album.map(random.nextInt(pictures), older, 0);
            new WearAugmentation(ages).pass(maps, at, older, random);
        }
        return new Shown(from, picture, degrees);
    }

    /**
     * Writes the polar map of a picture with the variations of locating and photography that the pipeline's input has,
     * rotated at random; returns the rotation of the face in that map, degrees clockwise.
     */
    static double asked(TrainingPictures album, int picture, SplittableRandom random, float[] maps, int at) {
        album.map(picture, maps, at);
        var moved = GeometricAugmentation.farther(random);
        moved.apply(maps, at);
        PhotometricAugmentation.augment(maps, at, random);
        return album.degrees(picture) - moved.turn() * 360 / PolarMap.ANGLES;
    }
}
