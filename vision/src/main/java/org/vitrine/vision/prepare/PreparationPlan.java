package org.vitrine.vision.prepare;

import java.util.List;
import org.vitrine.vision.inspect.InspectionLimits;

/**
 * Which steps prepare a photograph, and the sizes of the results.
 *
 * @param steps names of the steps in order, as a collection's profile lists them: locate, scale, cut-out, upright,
 *     enhance, square
 * @param shape shape of the collection's objects
 * @param limits limits on what is decoded
 * @param squareEdgePx edge of the prepared picture, 32 to 2048 px; must equal the input size of the models
 * @param accessEdgePx longest edge of the access picture for people, 256 to 8192 px
 * @param thumbnailEdgePx longest edge of the thumbnail, 32 to 1024 px
 */
public record PreparationPlan(
        List<String> steps,
        OutlineShape shape,
        InspectionLimits limits,
        int squareEdgePx,
        int accessEdgePx,
        int thumbnailEdgePx) {

    /** The plan for coins, used where no profile is given. */
    public static final PreparationPlan STANDARD = new PreparationPlan(
            List.of("locate", "cut-out", "square"), OutlineShape.DISC, InspectionLimits.STANDARD, 224, 2048, 256);

    public PreparationPlan {
        steps = List.copyOf(steps);
        requireWithin("squareEdgePx", squareEdgePx, 32, 2048);
        requireWithin("accessEdgePx", accessEdgePx, 256, 8192);
        requireWithin("thumbnailEdgePx", thumbnailEdgePx, 32, 1024);
    }

    /** Returns the plan with other steps. */
    public PreparationPlan with(List<String> otherSteps) {
        return new PreparationPlan(otherSteps, shape, limits, squareEdgePx, accessEdgePx, thumbnailEdgePx);
    }

    /** Returns the plan for objects of another shape. */
    public PreparationPlan with(OutlineShape otherShape) {
        return new PreparationPlan(steps, otherShape, limits, squareEdgePx, accessEdgePx, thumbnailEdgePx);
    }

    boolean includes(String step) {
        return steps.contains(step);
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s is %d, not %d to %d".formatted(name, value, min, max));
        }
    }
}
