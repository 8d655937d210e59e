package org.vitrine.vision.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.vision.prepare.Preparation.Region;

/**
 * What a person states about a photograph, with a search or by a decision; each statement replaces the step that would
 * determine it.
 *
 * @param region main object, in pixels of the upright original; replaces {@code locate}
 * @param angleDegrees angle by which the object is turned clockwise, −360 to 360; replaces {@code upright}
 */
public record ManualPlacement(Optional<Region> region, Optional<Double> angleDegrees) {

    public static final ManualPlacement NONE = new ManualPlacement(Optional.empty(), Optional.empty());

    /** Shortest edge of a region, in pixels; a smaller region cannot be cut out. */
    public static final int MIN_EDGE_PX = 8;

    private static final String LOCATE = "locate";
    private static final String UPRIGHT = "upright";
    private static final String ENHANCE = "enhance";

    public ManualPlacement {
        angleDegrees.filter(degrees -> !(Math.abs(degrees) <= 360)).ifPresent(degrees -> {
            throw new IllegalArgumentException("angle is %s, not −360 to 360 degrees".formatted(degrees));
        });
    }

    /** Returns the same placement without its region, so that {@code locate} determines the object. */
    public ManualPlacement withoutRegion() {
        return new ManualPlacement(Optional.empty(), angleDegrees);
    }

    /** Returns the steps of a plan, and those that a statement replaces even if the plan does not contain them. */
    List<String> steps(List<String> planned) {
        var steps = new ArrayList<>(planned);
        if (region.isPresent() && !steps.contains(LOCATE)) {
            steps.addFirst(LOCATE);
        }
        if (angleDegrees.isPresent() && !steps.contains(UPRIGHT)) {
            int enhance = steps.indexOf(ENHANCE);
            steps.add(enhance < 0 ? steps.size() : enhance, UPRIGHT);
        }
        return List.copyOf(steps);
    }

    /**
     * Whether the region, where one is stated, is large enough and lies within the photograph.
     *
     * @param widthPx width of the upright photograph
     * @param heightPx height of the upright photograph
     */
    public boolean isWithin(int widthPx, int heightPx) {
        return region.filter(it -> it.width() < MIN_EDGE_PX
                        || it.height() < MIN_EDGE_PX
                        || it.left() < 0
                        || it.top() < 0
                        || it.width() > widthPx - it.left()
                        || it.height() > heightPx - it.top())
                .isEmpty();
    }

    /**
     * Checks that the region lies within the photograph.
     *
     * @param widthPx width of the upright photograph
     * @param heightPx height of the upright photograph
     * @throws RegionOutside if the region is too small or not within the photograph
     */
    void requireWithin(int widthPx, int heightPx) {
        region.filter(_ -> !isWithin(widthPx, heightPx)).ifPresent(it -> {
            throw new RegionOutside(it, widthPx, heightPx);
        });
    }

    /** The stated region is too small or not within the photograph. */
    public static final class RegionOutside extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String sentence;

        RegionOutside(Region region, int widthPx, int heightPx) {
            this(
                    "the region %d,%d,%d,%d is too small or not within the photograph of %d × %d px (upright). Give left,top,width,height in its pixels, each edge at least %d px."
                            .formatted(
                                    region.left(),
                                    region.top(),
                                    region.width(),
                                    region.height(),
                                    widthPx,
                                    heightPx,
                                    MIN_EDGE_PX));
        }

        private RegionOutside(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        /** Returns what is wrong, and which values are accepted. */
        public String sentence() {
            return sentence;
        }
    }
}
