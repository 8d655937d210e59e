package org.vitrine.search.near;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.verify.EmbedderCalibration;

/**
 * Provides the same fit for every collection: that of the operator's settings for an embedder, otherwise the shipped
 * one.
 */
@ApplicationScoped
@DefaultBean
public class ShippedScoreFits implements ScoreFits {

    private final EmbedderCalibrations calibrations;

    ShippedScoreFits(SearchConfig config) {
        this.calibrations = new EmbedderCalibrations(config.match());
    }

    @Override
    public Optional<FittedScore> of(String collectionId, ModelReference model) {
        return calibrations.of(model.name()).map(EmbedderCalibration::score);
    }
}
