package org.vitrine.training.learn;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import java.util.Optional;
import org.tribuo.math.Parameters;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.Tensor;

/**
 * Lets a Tribuo trainer continue where its last run stopped. Tribuo's trainers run all epochs at once and have no early
 * stopping. With this optimiser a run of one epoch starts with the weights and the optimiser state of the run before,
 * so that the caller can evaluate the weights after each epoch. Use one instance for one trainer.
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

    /** Does nothing: Tribuo resets the optimiser after each run, but the state must last for the next one. */
    @Override
    public void reset() {}

    /** Returns this instance: Tribuo copies the optimiser for each run, but the state of the run before is needed. */
    @Override
    public StochasticGradientOptimiser copy() {
        return this;
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return steps.getProvenance();
    }

    /** The current weights: a row for each class; the last column is the bias. */
    DenseMatrix weights() {
        return (DenseMatrix) parameters.orElseThrow().get()[0];
    }
}
