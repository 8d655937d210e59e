package org.vitrine.recipes.learn;

import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.pictures.Album;

/**
 * Shows pictures of an album as a network of faces is asked about them: moved, befallen by mishaps, aged. Its room is used again, so
 * each thread has its own.
 *
 * @param pictures of the album, from the first, whose relief may show through another's
 */
record Asking(Album album, int pictures, Ages ages, float[] older) {

    Asking(Album album, int pictures) {
        this(album, pictures, new Ages(), new float[PolarMap.RADII * PolarMap.ANGLES]);
    }

    /** Writes a picture's polar map; returns by how much it is turned clockwise then, in degrees. */
    double show(int picture, SplittableRandom random, float[] maps, int at) {
        album.map(picture, maps, at);
        var moved = Moved.farther(random);
        moved.apply(maps, at);
        Mishaps.befall(maps, at, random);
        album.map(random.nextInt(pictures), older, 0);
        ages.pass(maps, at, older, random);
        return album.degrees(picture) - moved.turn() * 360 / PolarMap.ANGLES;
    }
}
