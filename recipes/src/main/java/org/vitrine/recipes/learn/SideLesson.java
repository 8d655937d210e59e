package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.vitrine.models.Miniature;
import org.vitrine.recipes.nets.Layers;
import org.vitrine.recipes.nets.SideNet;
import org.vitrine.recipes.pictures.Album;
import org.vitrine.recipes.pictures.Shrinker;

/**
 * Asks which side is seen.
 *
 * @param pictures of the album that are asked about, from the first; the others are held out
 */
record SideLesson(Album album, int pictures, int batch, long seed) implements Lesson {

    /** Never quite sure: some obverses are worn to nothing. */
    private static final float DOUBT = 0.03f;

    @Override
    public NDArray loss(Layers<NDArray> layers, NDManager room, int step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        var shrinker = new Shrinker();
        var handled = new Handled();
        var miniature = new float[Miniature.CELLS];
        var channels = new float[batch * Shrinker.NUMBERS];
        var truths = new float[batch * SideNet.SIDES];
        for (int i = 0; i < batch; i++) {
            int picture = random.nextInt(pictures);
            album.map(picture, miniature, 0);
            handled.handle(miniature, random);
            shrinker.channels(miniature, channels, i * Shrinker.NUMBERS);
            int side = side(album, picture);
            truths[i * SideNet.SIDES + side] = 1 - DOUBT;
            truths[i * SideNet.SIDES + 1 - side] = DOUBT;
        }
        var scores = SideNet.scores(layers, room.create(channels, shape(batch)));
        return scores.logSoftmax(1)
                .mul(room.create(truths, new Shape(batch, SideNet.SIDES)))
                .sum()
                .neg()
                .div(batch);
    }

    /** 0 for an obverse, 1 for a reverse. */
    static int side(Album album, int picture) {
        return album.face(picture) % 2;
    }

    static Shape shape(int count) {
        return new Shape(count, Miniature.CHANNELS, Miniature.HALF, Miniature.HALF);
    }
}
