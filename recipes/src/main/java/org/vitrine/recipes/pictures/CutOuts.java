package org.vitrine.recipes.pictures;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.ObjectKind;
import org.vitrine.hoard.SceneObject;

/**
 * Photographs of objects of a hoard, from which {@link Scene}s are composed. They are rendered on all cores and held in
 * memory; the same seed gives the same photographs.
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

    private static final double WITH_PROPS = 0.3;
    /** Number of photographs of each type, of different specimens. */
    private static final int PER_TYPE = 2;

    private final List<CutOut> all;

    private CutOuts(List<CutOut> all) {
        this.all = all;
    }

    public static CutOuts drawn(long seed, int count) {
        return new CutOuts(IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> one(seed, number))
                .toList());
    }

    private static CutOut one(long seed, int number) {
        int place = number / PER_TYPE;
        var subject = SUBJECTS.get(place % SUBJECTS.size());
        var random = new SplittableRandom(seed * 1_000_003 + number);
        var type = Hoard.type(seed, place, subject);
        var sides = subject.sides();
        var side = sides.get(random.nextInt(sides.size()));
        var specimen = Hoard.specimen(type, number % PER_TYPE);
        var props = SceneObject.values();
        Set<SceneObject> beside =
                random.nextDouble() < WITH_PROPS ? Set.of(props[random.nextInt(props.length)]) : Set.of();
        return CutOut.of(Hoard.photograph(Hoard.surface(specimen, side, EDGE_PX), number, EDGE_PX, beside));
    }

    CutOut any(SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
