package org.vitrine.training.learn;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import java.util.Optional;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;

/**
 * Lets Tribuo go on where it stopped. Its trainers run all their epochs in one go and have no early stop; with this, a run of
 * one epoch begins with the weights and the steps' memory of the one before, and whoever runs it may look in between.
 */
final class WarmStart implements StochasticGradientOptimiser {

    private final StochasticGradientOptimiser steps;
    private Optional<Parameters> parameters = Optional.empty();

    WarmStart(StochasticGradientOptimiser steps) {
        this.steps = steps;
    }

    @Override
    public void initialise(Parameters fresh) {
        if (parameters.isPresent()) {
            fresh.set(parameters.get().get());
        } else {
            steps.initialise(fresh);
        }
        parameters = Optional.of(fresh);
    }

    @Override
    public Tensor[] step(Tensor[] updates, double weight) {
        return steps.step(updates, weight);
    }

    /** Not the end for us. */
    @Override
    public void reset() {}

    /** Each run works on a copy; ours is to know the former one. */
    @Override
    public StochasticGradientOptimiser copy() {
        return this;
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return steps.getProvenance();
    }

    /** A row for each class; the last column is the bias. */
    DenseMatrix weights() {
        return (DenseMatrix) parameters.orElseThrow().get()[0];
    }
}
