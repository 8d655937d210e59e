package org.vitrine.recipes.learn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.nets.Parameter;

/**
 * Runs the steps of a training. It writes its state to a file at intervals, and continues from an existing file. Each
 * step depends on its number alone, so that a run that was stopped and resumed gives the same weights as one that was
 * not.
 *
 * @param plan steps, rate and seed
 * @param stateFile file of the state between runs
 */
public record TrainingRun(Plan plan, Path stateFile) {

    /** Steps during which the rate rises linearly to its full value. */
    private static final int WARM_UP = 100;

    /** Version of the state file; to be raised when its format changes. */
    private static final int FORMAT = 2;

    /** Version of a state file that also has a mean of weights. */
    private static final int FORMAT_WITH_MEAN = 3;

    /**
     * Length and rate of a training.
     *
     * @param seed seed of the initial weights and the batches
     * @param steps number of steps
     * @param rate highest learning rate; it falls to zero along half a cosine, or stays constant where a mean of
     *     weights is taken
     * @param saveEvery steps between two writes of the state: at most so many are lost when a run is stopped
     * @param meanFrom number of steps from which on each state that is written enters the mean of weights, which is
     *     then the result; {@code steps} for no mean
     */
    public record Plan(long seed, int steps, double rate, int saveEvery, int meanFrom) {

        /** A plan whose result is the state after the last step, not a mean of weights. */
        public Plan(long seed, int steps, double rate, int saveEvery) {
            this(seed, steps, rate, saveEvery, steps);
        }

        boolean isMean() {
            return meanFrom < steps;
        }

        float rate(int step) {
            double warm = Math.min(1, (step + 1.0) / WARM_UP);
            double decay = isMean() ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * step / steps);
            return (float) (rate * warm * decay);
        }

        /** Writes the plan into the state file, so that no other plan continues from it. */
        private void write(DataOutputStream out) throws IOException {
            out.writeInt(isMean() ? FORMAT_WITH_MEAN : FORMAT);
            out.writeLong(seed);
            out.writeInt(steps);
            out.writeDouble(rate);
            out.writeInt(saveEvery);
            if (isMean()) {
                out.writeInt(meanFrom);
            }
        }

        private boolean matches(DataInputStream in) throws IOException {
            return in.readInt() == (isMean() ? FORMAT_WITH_MEAN : FORMAT)
                    && equals(new Plan(
                            in.readLong(),
                            in.readInt(),
                            in.readDouble(),
                            in.readInt(),
                            isMean() ? in.readInt() : steps));
        }
    }

    /** Receives the mean loss of the steps since the previous call, each time that the state is written. */
    @FunctionalInterface
    public interface Progress {
        void trained(int step, int total, double loss);
    }

    /**
     * Trains a network from its initial weights or from the state file, and returns its weights. Blocks until the last
     * step.
     *
     * @throws IOException if the state file cannot be read or written, or is of another plan
     * @throws IllegalStateException if the loss is not finite
     */
    NetworkWeights train(List<Parameter> parameters, TrainingObjective trainingObjective, Progress progress)
            throws IOException {
        try (var manager = NDManager.newBaseManager();
                var torchParameters = new TorchParameters(manager, initialWeights(parameters))) {
            var mean = new WeightAverage(parameters);
            int from = resume(torchParameters, mean);
            double sum = 0;
            int counted = 0;
            for (int step = from; step < plan.steps(); step++) {
                sum += step(torchParameters, trainingObjective, step);
                counted++;
                if ((step + 1) % plan.saveEvery() == 0 || step + 1 == plan.steps()) {
                    progress.trained(step + 1, plan.steps(), sum / counted);
                    var weights = torchParameters.weights();
                    if (plan.isMean() && step + 1 >= plan.meanFrom()) {
                        mean.add(weights);
                    }
                    save(torchParameters, mean, step + 1);
                    sum = 0;
                    counted = 0;
                }
            }
            return plan.isMean() ? mean.weights() : torchParameters.weights();
        }
    }

    private double step(TorchParameters torchParameters, TrainingObjective trainingObjective, int step) {
        try (var stepManager = torchParameters.manager().newSubManager()) {
            double lossValue;
            try (var gradients = Engine.getInstance().newGradientCollector()) {
                var loss = trainingObjective.loss(new TorchLayers(torchParameters, true), stepManager, step);
                gradients.backward(loss);
                lossValue = loss.toFloatArray()[0];
            }
            if (!Double.isFinite(lossValue)) {
                throw new IllegalStateException(
                        "the loss of step %d is %f; lower the learning rate of the plan".formatted(step, lossValue));
            }
            torchParameters.step(step, plan.rate(step));
            return lossValue;
        }
    }

    private NetworkWeights initialWeights(List<Parameter> parameters) throws IOException {
        if (!Files.exists(stateFile)) {
            return NetworkWeights.initialise(parameters, plan.seed());
        }
        try (var in = open()) {
            in.readInt();
            return NetworkWeights.read(parameters, in);
        }
    }

    private int resume(TorchParameters torchParameters, WeightAverage mean) throws IOException {
        if (!Files.exists(stateFile)) {
            return 0;
        }
        try (var in = open()) {
            int step = in.readInt();
            NetworkWeights.read(torchParameters.weights().parameters(), in);
            torchParameters.readMoments(in);
            if (plan.isMean()) {
                mean.read(in);
            }
            return step;
        }
    }

    private DataInputStream open() throws IOException {
        var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(stateFile)));
        if (!plan.matches(in)) {
            in.close();
            throw new IOException(
                    stateFile + " is the state of another recipe or plan; delete it to train from the start");
        }
        return in;
    }

    private void save(TorchParameters torchParameters, WeightAverage mean, int step) throws IOException {
        var temporaryFile = stateFile.resolveSibling(stateFile.getFileName() + ".part");
        Files.createDirectories(stateFile.toAbsolutePath().getParent());
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporaryFile)))) {
            plan.write(out);
            out.writeInt(step);
            torchParameters.weights().write(out);
            torchParameters.writeMoments(out);
            if (plan.isMean()) {
                mean.write(out);
            }
        }
        Files.move(temporaryFile, stateFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
