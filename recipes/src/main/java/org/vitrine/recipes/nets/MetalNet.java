package org.vitrine.recipes.nets;

import java.util.List;
import org.vitrine.models.ColourFeatures;
import org.vitrine.recipes.nets.Parameter.Initialisation;

/**
 * Network that classifies the metal of a coin from colour statistics ({@link ColourFeatures}).
 *
 * <pre>
 * figures [N,46] ─▶ two layers of {@value #HIDDEN} ─▶ matrix ─▶ [N,{@value #METALS}]
 * </pre>
 */
public final class MetalNet {

    public static final int METALS = 3;

    private static final int HIDDEN = 32;

    private MetalNet() {}

    public static List<Parameter> parameters() {
        return List.of(
                new Parameter("figures.norm", Initialisation.BATCH_NORM, ColourFeatures.COUNT),
                new Parameter("first", Initialisation.HE_NORMAL, HIDDEN, ColourFeatures.COUNT),
                new Parameter("first.norm", Initialisation.BATCH_NORM, HIDDEN),
                new Parameter("second", Initialisation.HE_NORMAL, HIDDEN, HIDDEN),
                new Parameter("second.norm", Initialisation.BATCH_NORM, HIDDEN),
                new Parameter("metals", Initialisation.HE_NORMAL, METALS, HIDDEN));
    }

    /** Returns logits [N,{@value #METALS}] of gold, silver and copper alloy. */
    public static <T> T scores(Layers<T> layers, T figures) {
        T first = block(layers, "first", layers.normalised("figures.norm", figures));
        return layers.linear("metals", block(layers, "second", first));
    }

    private static <T> T block(Layers<T> layers, String name, T vector) {
        return layers.rectified(layers.normalised(name + ".norm", layers.linear(name, vector)));
    }
}
