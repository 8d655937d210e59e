package org.vitrine.vision.prepare;

import org.vitrine.vision.prepare.model.PreparationModels;

/** The models that Vitrine ships, loaded once for all tests. */
final class ShippedModels {

    static final PreparationModels MODELS = PreparationModels.shipped();

    private ShippedModels() {}
}
