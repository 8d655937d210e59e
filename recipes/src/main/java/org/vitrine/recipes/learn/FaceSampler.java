package org.vitrine.recipes.learn;

import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Which faces a network is shown, and in what state: {@link SpectralAugmentation} is applied to all of them.
 *
 * @param album that is learnt from
 * @param pictures of it that are learnt from, from the first
 * @param other coins cut in another manner: what both have in common, real ones may have, too
 * @param otherShare of what is shown, in [0, 1]
 * @param ages by how many {@link WearAugmentation} have passed over what is shown; 0 for none
 */
public record FaceSampler(
        TrainingPictures album, int pictures, TrainingPictures other, double otherShare, double ages) {

    /**
     * A picture that was shown.
     *
     * @param degrees by how much it is turned clockwise
     */
    record Shown(TrainingPictures album, int picture, double degrees) {}

    /** Writes the polar map of one of them. */
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

    /** Writes a picture's polar map as the pipeline would ask about it; returns by how much it is turned clockwise then, in degrees. */
    static double asked(TrainingPictures album, int picture, SplittableRandom random, float[] maps, int at) {
        album.map(picture, maps, at);
        var moved = GeometricAugmentation.farther(random);
        moved.apply(maps, at);
        PhotometricAugmentation.augment(maps, at, random);
        return album.degrees(picture) - moved.turn() * 360 / PolarMap.ANGLES;
    }
}
