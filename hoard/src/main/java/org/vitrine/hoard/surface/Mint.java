package org.vitrine.hoard.surface;

import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.relief.ValueNoise;
import org.vitrine.hoard.specimen.Specimen;
import org.vitrine.hoard.specimen.SpecimenCondition;
import org.vitrine.hoard.specimen.SpecimenSide;

/** Strikes one side of a coin from its die and applies the condition of the specimen. */
public final class Mint {

    /** Width of the falling edge of a flan, as a share of its radius. */
    private static final double EDGE_WIDTH = 0.045;

    private Mint() {}

    /**
     * Returns one side of a specimen: the relief of the die, off-centre, worn, pitted, scratched, rough and patinated,
     * with the outline of its flan.
     */
    public static Surface strike(Specimen specimen, SpecimenSide specimenSide, ScalarGrid die) {
        int edge = die.edge();
        long seed = SeededRandom.subSeed(specimen.seed(), "face " + specimenSide);
        SpecimenCondition specimenCondition = specimen.condition();
        ScalarGrid heights = Wear.apply(shifted(die, seed, specimenCondition.offCentre()), specimenCondition.wear());
        ScalarGrid pits = Corrosion.pits(specimenCondition, seed, edge);
        ScalarGrid scratches = Corrosion.scratches(specimenCondition, seed, edge);
        ScalarGrid patina = patina(heights, pits, scratches, specimenCondition, seed);
        ScalarGrid roughness = ValueNoise.smooth(
                SeededRandom.subSeed(seed, "roughness"), edge, edge / specimenCondition.grainCells(), 2);
        ScalarGrid swell = ValueNoise.smooth(SeededRandom.subSeed(seed, "swell"), edge, 3, 2);
        float rough = (float) (0.012 + 0.03 * specimenCondition.corrosion() + specimenCondition.grain());
        float[] cells = heights.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] += rough * roughness.cells()[i]
                    + 0.05f * swell.cells()[i]
                    - pits.cells()[i]
                    - 0.12f * scratches.cells()[i];
        }
        ScalarGrid cover = Flan.cover(specimenCondition, specimen.seed(), edge, specimenSide, cells, EDGE_WIDTH);
        return new Surface(specimen, specimenSide, heights, patina, cover);
    }

    /**
     * Returns the relief moved off the centre of the flan and struck unevenly. The hammer seldom hits the exact centre.
     */
    private static ScalarGrid shifted(ScalarGrid die, long seed, double spread) {
        SeededRandom seededRandom = SeededRandom.of(seed, "strike");
        int shiftX = (int) Math.round(seededRandom.nearNormal() * spread * die.edge() / 2);
        int shiftY = (int) Math.round(seededRandom.nearNormal() * spread * die.edge() / 2);
        int edge = die.edge();
        ScalarGrid moved = ScalarGrid.zeros(edge);
        float weakX = (float) seededRandom.between(-0.25, 0.25);
        float weakY = (float) seededRandom.between(-0.25, 0.25);
        for (int y = Math.max(0, shiftY); y < Math.min(edge, edge + shiftY); y++) {
            for (int x = Math.max(0, shiftX); x < Math.min(edge, edge + shiftX); x++) {
                float struck = 1 + weakX * (x - edge / 2f) / edge + weakY * (y - edge / 2f) / edge;
                moved.cells()[y * edge + x] = struck * die.at(x - shiftX, y - shiftY);
            }
        }
        return moved;
    }

    /**
     * Returns the amount of patina. Patina stays in hollows and is rubbed off heights; corroded places have more of it.
     */
    private static ScalarGrid patina(
            ScalarGrid heights, ScalarGrid pits, ScalarGrid scratches, SpecimenCondition specimenCondition, long seed) {
        ScalarGrid stain = ValueNoise.smooth(SeededRandom.subSeed(seed, "stain"), heights.edge(), 4, 4);
        float[] around = heights.blurred(Math.max(1, heights.edge() / 40)).cells();
        float amount = (float) specimenCondition.patina();
        float[] cells = stain.cells();
        for (int i = 0; i < cells.length; i++) {
            float hollow = 2.2f * (around[i] - heights.cells()[i]);
            float covered = amount * (0.75f + 0.3f * cells[i] + hollow - 0.35f * heights.cells()[i]) + pits.cells()[i];
            cells[i] = Math.clamp(covered - 0.3f * scratches.cells()[i], 0f, 1f);
        }
        return stain;
    }
}
