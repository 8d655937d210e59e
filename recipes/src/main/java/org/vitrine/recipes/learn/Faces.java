package org.vitrine.recipes.learn;

import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.pictures.Album;

/**
 * Which faces a network is shown, and in what state.
 *
 * @param lifelike album that is learnt of
 * @param pictures of it that are learnt of, from the first
 * @param plain coins cut in another manner: what both have in common, real ones may have, too
 * @param plainShare of what is shown, in [0, 1]
 * @param ages by how many {@link Ages} have passed over what is shown; 0 for none
 */
public record Faces(Album lifelike, int pictures, Album plain, double plainShare, double ages) {

    /**
     * A picture that was shown.
     *
     * @param degrees by how much it is turned clockwise
     */
    record Shown(Album album, int picture, double degrees) {}

    /** Writes the polar map of one of them. */
    Shown any(SplittableRandom random, float[] maps, int at) {
        boolean isPlain = plainShare > 0 && random.nextDouble() < plainShare;
        var album = isPlain ? plain : lifelike;
        int picture = random.nextInt(isPlain ? plain.count() : pictures);
        double degrees = asked(album, picture, random, maps, at);
        if (ages > 0) {
            var older = new float[PolarMap.RADII * PolarMap.ANGLES];
            lifelike.map(random.nextInt(pictures), older, 0);
            new Ages(ages).pass(maps, at, older, random);
        }
        return new Shown(album, picture, degrees);
    }

    /** Writes a picture's polar map as the pipeline would ask about it; returns by how much it is turned clockwise then, in degrees. */
    static double asked(Album album, int picture, SplittableRandom random, float[] maps, int at) {
        album.map(picture, maps, at);
        var moved = Moved.farther(random);
        moved.apply(maps, at);
        Mishaps.befall(maps, at, random);
        return album.degrees(picture) - moved.turn() * 360 / PolarMap.ANGLES;
    }
}
