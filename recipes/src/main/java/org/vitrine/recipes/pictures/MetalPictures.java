package org.vitrine.recipes.pictures;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.SpecimenSide;

/**
 * Pictures of weathered coins of a hoard, with the metal of each, type by type. There are as many of copper alloys as
 * of silver, half of them brass, and half as many of gold. So the probabilities of a model hold for a collection with
 * these proportions.
 */
public final class MetalPictures {

    /**
     * Materials of each class, in the order of the model's output: {@code gold}, {@code silver}, {@code copper-alloy}.
     * Billon, which is debased silver, counts as silver.
     */
    private static final List<List<String>> MATERIALS_BY_METAL =
            List.of(List.of("gold"), List.of("silver", "billon"), List.of("orichalcum", "bronze", "copper"));

    /**
     * Materials of which every other type is left out, because copper alloys are three of the six metals of a hoard.
     */
    private static final List<String> HALVED_MATERIALS = List.of("bronze", "copper");

    private final Plan plan;
    private final List<ItemType> types;

    /**
     * Which pictures are rendered.
     *
     * @param seed seed of the hoard
     * @param types number of coin types, each with two faces
     * @param specimens number of specimens of each face
     * @param cameras number of simulated cameras for each specimen
     * @param edgePx edge of the photographs, pixels
     */
    public record Plan(long seed, int types, int specimens, int cameras, int edgePx) {

        public int perType() {
            return SpecimenSide.values().length * specimens * cameras;
        }

        /** Returns the plan as a part of a file name. */
        public String fileNamePart() {
            return "%d-%dof%dx%d-%dpx".formatted(seed, types, specimens, cameras, edgePx);
        }
    }

    public MetalPictures(Plan plan) {
        this.plan = plan;
        types = Stream.iterate(0, number -> number + 1)
                .filter(number -> number % 2 == 0
                        || !HALVED_MATERIALS.contains(type(plan.seed(), number).material()))
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

    /** Index of a picture's metal, in the order of the model's output. */
    public int metal(int picture) {
        var material = types.get(picture / plan.perType()).material();
        for (int metal = 0; metal < MATERIALS_BY_METAL.size(); metal++) {
            if (MATERIALS_BY_METAL.get(metal).contains(material)) {
                return metal;
            }
        }
        throw new IllegalStateException(
                "material '%s' is in no class of %s; add it to one".formatted(material, MATERIALS_BY_METAL));
    }

    /** Renders the pictures of a type, one after the other, each as {@link ColourCutOut#writePicture} writes it. */
    public float[] draw(int type) {
        var cells = new float[plan.perType() * ColourCutOut.VALUES];
        var cutOut = new ColourCutOut(new SplittableRandom(plan.seed() * 1_000_003L + type));
        int at = 0;
        for (SpecimenSide specimenSide : SpecimenSide.values()) {
            for (int number = 0; number < plan.specimens(); number++) {
                var surface = Hoard.surface(Hoard.specimen(types.get(type), number), specimenSide, plan.edgePx());
                cutOut.place(Hoard.photograph(surface, 0, plan.edgePx()));
                for (int camera = 0; camera < plan.cameras(); camera++) {
                    cutOut.writePicture(cells, at);
                    at += ColourCutOut.VALUES;
                }
            }
        }
        return cells;
    }
}
