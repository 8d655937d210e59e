package org.vitrine.hoard;

/** Strikes faces and lets time work on them. */
final class Mint {

    /** Fraction of the radius over which the edge of a flan falls away. */
    private static final double EDGE_FALL = 0.045;

    private Mint() {}

    /** A face of a specimen from the relief of its die. */
    static Surface strike(Specimen specimen, Side side, Grid die) {
        int edge = die.edge();
        long seed = Dice.branch(specimen.seed(), "face " + side);
        Condition condition = specimen.condition();
        Grid heights = Wear.rub(centred(die, seed, condition.offCentre()), condition.wear());
        Grid pits = Corrosion.pits(condition, seed, edge);
        Grid scratches = Corrosion.scratches(condition, seed, edge);
        Grid patina = patina(heights, pits, scratches, condition, seed);
        Grid roughness = Noise.smooth(Dice.branch(seed, "roughness"), edge, edge / condition.grainCells(), 2);
        Grid swell = Noise.smooth(Dice.branch(seed, "swell"), edge, 3, 2);
        float rough = (float) (0.012 + 0.03 * condition.corrosion() + condition.grain());
        float[] cells = heights.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] += rough * roughness.cells()[i]
                    + 0.05f * swell.cells()[i]
                    - pits.cells()[i]
                    - 0.12f * scratches.cells()[i];
        }
        Grid cover = Flan.cover(condition, specimen.seed(), edge, side, cells, EDGE_FALL);
        return new Surface(specimen, side, heights, patina, cover);
    }

    /** The relief where the hammer put it: seldom quite in the middle. */
    private static Grid centred(Grid die, long seed, double spread) {
        Dice dice = Dice.of(seed, "strike");
        int shiftX = (int) Math.round(dice.bell() * spread * die.edge() / 2);
        int shiftY = (int) Math.round(dice.bell() * spread * die.edge() / 2);
        int edge = die.edge();
        Grid moved = Grid.flat(edge);
        float weakX = (float) dice.between(-0.25, 0.25);
        float weakY = (float) dice.between(-0.25, 0.25);
        for (int y = Math.max(0, shiftY); y < Math.min(edge, edge + shiftY); y++) {
            for (int x = Math.max(0, shiftX); x < Math.min(edge, edge + shiftX); x++) {
                float struck = 1 + weakX * (x - edge / 2f) / edge + weakY * (y - edge / 2f) / edge;
                moved.cells()[y * edge + x] = struck * die.at(x - shiftX, y - shiftY);
            }
        }
        return moved;
    }

    /** Patina stays in the hollows and is rubbed off the heights; corrosion brings its own. */
    private static Grid patina(Grid heights, Grid pits, Grid scratches, Condition condition, long seed) {
        Grid stain = Noise.smooth(Dice.branch(seed, "stain"), heights.edge(), 4, 4);
        float[] around = heights.blurred(Math.max(1, heights.edge() / 40)).cells();
        float amount = (float) condition.patina();
        float[] cells = stain.cells();
        for (int i = 0; i < cells.length; i++) {
            float hollow = 2.2f * (around[i] - heights.cells()[i]);
            float covered = amount * (0.75f + 0.3f * cells[i] + hollow - 0.35f * heights.cells()[i]) + pits.cells()[i];
            cells[i] = Math.clamp(covered - 0.3f * scratches.cells()[i], 0f, 1f);
        }
        return stain;
    }
}
