package org.vitrine.inference.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.vitrine.inference.settings.InferenceConfig;

/** The configured prices of answered calls; calls to a local stand-in of AWS are free unless configured otherwise. */
@ApplicationScoped
public class PriceTable {

    private static final String REKOGNITION = "rekognition";

    private final Map<String, Double> table;
    private final boolean rekognitionIsFree;
    private final boolean sagemakerIsFree;

    PriceTable(InferenceConfig config) {
        this.table = config.costs().prices();
        boolean all = config.costs().priceStandIns();
        this.rekognitionIsFree = !all && config.rekognition().endpoint().isPresent();
        this.sagemakerIsFree = !all && config.sagemaker().endpoint().isPresent();
    }

    /**
     * Returns the estimated price of one answered call; 0 if the table does not list it.
     *
     * @param billed name in the price table, such as {@code sagemaker/ENDPOINT}
     */
    public double of(String billed) {
        boolean free = billed.startsWith(REKOGNITION) ? rekognitionIsFree : sagemakerIsFree;
        return free ? 0 : table.getOrDefault(billed, 0.0);
    }
}
