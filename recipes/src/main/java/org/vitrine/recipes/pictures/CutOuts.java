package org.vitrine.recipes.pictures;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.photograph.SceneObject;
import org.vitrine.hoard.specimen.ObjectKind;

/**
 * Photographs of objects of a hoard, from which {@link SceneContent}s are composed. They are rendered on all cores and
 * held in memory; the same seed gives the same photographs.
 */
public final class CutOuts {

    private static final int EDGE_PX = 128;

    /** Kinds of object, in turn: half of them coins, and other things, so that the network does not depend on coins. */
    private static final List<ObjectKind> SUBJECTS = List.of(
            ObjectKind.COIN,
            ObjectKind.SHERD,
            ObjectKind.COIN,
            ObjectKind.SHELL,
            ObjectKind.COIN,
            ObjectKind.COIN,
            ObjectKind.GEM,
            ObjectKind.COIN,
            ObjectKind.SHERD,
            ObjectKind.SHELL);

    private static final double SCENE_OBJECT_SHARE = 0.3;
    /** Number of photographs of each type, of different specimens. */
    private static final int PER_TYPE = 2;

    private final List<CutOut> cutOuts;

    private CutOuts(List<CutOut> cutOuts) {
        this.cutOuts = cutOuts;
    }

    public static CutOuts draw(long seed, int count) {
        return new CutOuts(IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> drawOne(seed, number))
                .toList());
    }

    private static CutOut drawOne(long seed, int number) {
        int typeNumber = number / PER_TYPE;
        var subject = SUBJECTS.get(typeNumber % SUBJECTS.size());
        var random = new SplittableRandom(seed * 1_000_003 + number);
        var type = Hoard.type(seed, typeNumber, subject);
        var sides = subject.sides();
        var side = sides.get(random.nextInt(sides.size()));
        var specimen = Hoard.specimen(type, number % PER_TYPE);
        var sceneObjects = SceneObject.values();
        Set<SceneObject> chosen = random.nextDouble() < SCENE_OBJECT_SHARE
                ? Set.of(sceneObjects[random.nextInt(sceneObjects.length)])
                : Set.of();
        return CutOut.of(Hoard.photograph(Hoard.surface(specimen, side, EDGE_PX), number, EDGE_PX, chosen));
    }

    CutOut pick(SplittableRandom random) {
        return cutOuts.get(random.nextInt(cutOuts.size()));
    }
}
