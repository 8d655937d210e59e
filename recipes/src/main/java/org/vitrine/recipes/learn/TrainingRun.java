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
 * The steps of a training. What was learnt is kept in a file every so often; a course that finds one goes on from there. Each step
 * depends on its number alone, so that a course that was stopped learns the same as one that was not.
 *
 * @param keptIn where the state is kept between runs
 */
public record TrainingRun(Plan plan, Path keptIn) {

    /** Steps of the way up to the full rate. */
    private static final int WARM_UP = 100;

    /** To be raised when the file changes. */
    private static final int FORMAT = 2;

    /** Of a file that also holds a mean. */
    private static final int FORMAT_WITH_MEAN = 3;

    /**
     * How long and how fast.
     *
     * @param rate of learning at its highest; it falls to nothing along half a cosine, or stays where a mean is taken
     * @param keepEvery how many steps are lost at most
     * @param meanFrom the first kept step that goes into the mean of numbers which is what was learnt; {@code steps} for none
     */
    public record Plan(long seed, int steps, double rate, int keepEvery, int meanFrom) {

        /** What was learnt is what stands at the end. */
        public Plan(long seed, int steps, double rate, int keepEvery) {
            this(seed, steps, rate, keepEvery, steps);
        }

        boolean isMean() {
            return meanFrom < steps;
        }

        float rate(int step) {
            double warm = Math.min(1, (step + 1.0) / WARM_UP);
            double fallen = isMean() ? 1 : 0.5 + 0.5 * Math.cos(Math.PI * step / steps);
            return (float) (rate * warm * fallen);
        }

        /** A course begun by one plan and ended by another would be by neither. */
        private void write(DataOutputStream out) throws IOException {
            out.writeInt(isMean() ? FORMAT_WITH_MEAN : FORMAT);
            out.writeLong(seed);
            out.writeInt(steps);
            out.writeDouble(rate);
            out.writeInt(keepEvery);
            if (isMean()) {
                out.writeInt(meanFrom);
            }
        }

        private boolean isThatOf(DataInputStream in) throws IOException {
            return in.readInt() == (isMean() ? FORMAT_WITH_MEAN : FORMAT)
                    && equals(new Plan(
                            in.readLong(),
                            in.readInt(),
                            in.readDouble(),
                            in.readInt(),
                            isMean() ? in.readInt() : steps));
        }
    }

    /** Told the mean loss since it was last told. */
    @FunctionalInterface
    public interface Progress {
        void learnt(int step, int of, double loss);
    }

    NetworkWeights learn(List<Parameter> parameters, TrainingObjective trainingObjective, Progress progress)
            throws IOException {
        try (var manager = NDManager.newBaseManager();
                var learnt = new TorchParameters(manager, begun(parameters))) {
            var mean = new WeightAverage(parameters);
            int from = resumed(learnt, mean);
            double sum = 0;
            int counted = 0;
            for (int step = from; step < plan.steps(); step++) {
                sum += step(learnt, trainingObjective, step);
                counted++;
                if ((step + 1) % plan.keepEvery() == 0 || step + 1 == plan.steps()) {
                    progress.learnt(step + 1, plan.steps(), sum / counted);
                    var numbers = learnt.numbers();
                    if (plan.isMean() && step + 1 >= plan.meanFrom()) {
                        mean.add(numbers);
                    }
                    keep(learnt, mean, step + 1);
                    sum = 0;
                    counted = 0;
                }
            }
            return plan.isMean() ? mean.numbers() : learnt.numbers();
        }
    }

    private double step(TorchParameters learnt, TrainingObjective trainingObjective, int step) {
        try (var room = learnt.manager().newSubManager()) {
            double told;
            try (var gradients = Engine.getInstance().newGradientCollector()) {
                var loss = trainingObjective.loss(new TorchLayers(learnt, true), room, step);
                gradients.backward(loss);
                told = loss.toFloatArray()[0];
            }
            if (!Double.isFinite(told)) {
                throw new IllegalStateException("the loss of step %d is %f: lower the rate".formatted(step, told));
            }
            learnt.step(step, plan.rate(step));
            return told;
        }
    }

    private NetworkWeights begun(List<Parameter> parameters) throws IOException {
        if (!Files.exists(keptIn)) {
            return NetworkWeights.start(parameters, plan.seed());
        }
        try (var in = open()) {
            in.readInt();
            return NetworkWeights.read(parameters, in);
        }
    }

    private int resumed(TorchParameters learnt, WeightAverage mean) throws IOException {
        if (!Files.exists(keptIn)) {
            return 0;
        }
        try (var in = open()) {
            int step = in.readInt();
            NetworkWeights.read(learnt.numbers().parameters(), in);
            learnt.readMoments(in);
            if (plan.isMean()) {
                mean.read(in);
            }
            return step;
        }
    }

    private DataInputStream open() throws IOException {
        var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(keptIn)));
        if (!plan.isThatOf(in)) {
            in.close();
            throw new IOException(keptIn + " was kept by another recipe or plan; delete it to begin again");
        }
        return in;
    }

    private void keep(TorchParameters learnt, WeightAverage mean, int step) throws IOException {
        var under = keptIn.resolveSibling(keptIn.getFileName() + ".part");
        Files.createDirectories(keptIn.toAbsolutePath().getParent());
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(under)))) {
            plan.write(out);
            out.writeInt(step);
            learnt.numbers().write(out);
            learnt.writeMoments(out);
            if (plan.isMean()) {
                mean.write(out);
            }
        }
        Files.move(under, keptIn, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
