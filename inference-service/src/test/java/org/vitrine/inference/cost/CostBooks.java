package org.vitrine.inference.cost;

import java.time.Clock;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;

/** Books to test with. */
public final class CostBooks {

    private CostBooks() {}

    public static CostBook of(InferenceConfig config, Measurements measurements) {
        return new CostBook(Clock.systemUTC(), new Prices(config), measurements);
    }
}
