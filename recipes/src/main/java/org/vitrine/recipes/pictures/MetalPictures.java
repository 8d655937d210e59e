package org.vitrine.recipes.pictures;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.vitrine.hoard.DieStyle;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.ItemType;
import org.vitrine.hoard.ObjectKind;
import org.vitrine.hoard.SpecimenSide;

/**
 * Pictures of weathered coins of a hoard and the metal of each, type by type: as many of copper's alloys as of silver, half of them brass,
 * and half as many of gold. So what a model says is true of a collection that has as much of the one as of the other.
 */
public final class MetalPictures {

    /** In the order of a model's answer: {@code gold}, {@code silver}, {@code copper-alloy}; debased silver is silver. */
    private static final List<List<String>> WORDS =
            List.of(List.of("gold"), List.of("silver", "billon"), List.of("orichalcum", "bronze", "copper"));

    /** Of these, which stand for three of six metals of the hoard, every other type is left out. */
    private static final List<String> HALVED = List.of("bronze", "copper");

    private final Plan plan;
    private final List<ItemType> types;

    /**
     * @param seed of the hoard
     * @param types of coins, each with two faces
     * @param specimens of a face
     * @param cameras that take each
     * @param edgePx of the photographs
     */
    public record Plan(long seed, int types, int specimens, int cameras, int edgePx) {

        public int perType() {
            return SpecimenSide.values().length * specimens * cameras;
        }

        /** Of a file that is kept. */
        public String inWords() {
            return "%d-%dof%dx%d-%dpx".formatted(seed, types, specimens, cameras, edgePx);
        }
    }

    public MetalPictures(Plan plan) {
        this.plan = plan;
        types = Stream.iterate(0, number -> number + 1)
                .filter(number -> number % 2 == 0
                        || !HALVED.contains(type(plan.seed(), number).material()))
                .limit(plan.types())
                .map(number -> type(plan.seed(), number))
                .toList();
    }

    private static ItemType type(long seed, int number) {
        return Hoard.type(seed, number, ObjectKind.COIN, DieStyle.WEATHERED);
    }

    public int count() {
        return plan.types() * plan.perType();
    }

    /** Of a picture, in the order of the answer. */
    public int metal(int picture) {
        var material = types.get(picture / plan.perType()).material();
        for (int metal = 0; metal < WORDS.size(); metal++) {
            if (WORDS.get(metal).contains(material)) {
                return metal;
            }
        }
        throw new IllegalStateException("'%s' is no metal that is known".formatted(material));
    }

    /** The pictures of a type one after the other, each as {@link ColourCutOut#taken}. */
    public float[] drawn(int type) {
        var cells = new float[plan.perType() * ColourCutOut.NUMBERS];
        var look = new ColourCutOut(new SplittableRandom(plan.seed() * 1_000_003L + type));
        int at = 0;
        for (SpecimenSide specimenSide : SpecimenSide.values()) {
            for (int number = 0; number < plan.specimens(); number++) {
                var surface = Hoard.surface(Hoard.specimen(types.get(type), number), specimenSide, plan.edgePx());
                look.place(Hoard.photograph(surface, 0, plan.edgePx()));
                for (int camera = 0; camera < plan.cameras(); camera++) {
                    look.taken(cells, at);
                    at += ColourCutOut.NUMBERS;
                }
            }
        }
        return cells;
    }
}
