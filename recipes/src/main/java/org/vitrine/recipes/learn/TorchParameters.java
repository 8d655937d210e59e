package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.nets.Parameter;
import org.vitrine.recipes.nets.Parameter.Initialisation;
import org.vitrine.recipes.nets.Parameter.Norm;

/**
 * Weights of a network in PyTorch during training, with the moments of the Adam optimiser. Close it to free native
 * memory.
 */
final class TorchParameters implements AutoCloseable {

    /** Decoupled weight decay of matrices and kernels (AdamW), and the usual constants of Adam. */
    private static final float DECAY = 0.02f;

    private static final float FIRST_MOMENT = 0.9f;
    private static final float SECOND_MOMENT = 0.99f;
    private static final float FLOOR = 1e-8f;

    private final NDManager manager;
    private final NetworkWeights networkWeights;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final Map<String, Moments> moments = new LinkedHashMap<>();

    private record Moments(NDArray first, NDArray second) {}

    TorchParameters(NDManager parent, NetworkWeights networkWeights) {
        this.manager = parent.newSubManager();
        this.networkWeights = networkWeights;
        for (Parameter parameter : networkWeights.parameters()) {
            var name = parameter.name();
            if (parameter.initialisation() == Initialisation.BATCH_NORM) {
                long channels = parameter.shape().getFirst();
                for (int row : new int[] {Norm.GAIN, Norm.OFFSET, Norm.MEAN, Norm.VARIANCE}) {
                    var array = manager.create(networkWeights.row(name, row), new Shape(channels));
                    put(key(name, row), array, row == Norm.GAIN || row == Norm.OFFSET);
                }
            } else {
                put(name, manager.create(networkWeights.values(name), new Shape(parameter.shape())), true);
            }
        }
    }

    private void put(String key, NDArray array, boolean isTrained) {
        arrays.put(key, array);
        if (isTrained) {
            array.setRequiresGradient(true);
            moments.put(key, new Moments(array.zerosLike(), array.zerosLike()));
        }
    }

    private static String key(String name, int row) {
        return name + "#" + row;
    }

    NDManager manager() {
        return manager;
    }

    NDArray array(String name) {
        var array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException(
                    "the network has no array '%s'; it has %s".formatted(name, arrays.keySet()));
        }
        return array;
    }

    NDArray row(String name, int row) {
        return array(key(name, row));
    }

    /**
     * Updates the weights by one step of AdamW from the current gradients.
     *
     * @param number number of the step, from 0, for bias correction
     * @param rate learning rate
     */
    void step(int number, float rate) {
        float firstBias = 1 - (float) Math.pow(FIRST_MOMENT, number + 1.0);
        float secondBias = 1 - (float) Math.pow(SECOND_MOMENT, number + 1.0);
        try (var stepManager = manager.newSubManager()) {
            moments.forEach((key, moment) -> {
                var array = array(key);
                var gradient = array.getGradient();
                gradient.attach(stepManager);
                moment.first().muli(FIRST_MOMENT).addi(gradient.mul(1 - FIRST_MOMENT));
                moment.second().muli(SECOND_MOMENT).addi(gradient.mul(gradient).muli(1 - SECOND_MOMENT));
                var first = moment.first().duplicate();
                var second = moment.second().duplicate();
                first.attach(stepManager);
                second.attach(stepManager);
                var change = first.divi(firstBias)
                        .divi(second.divi(secondBias).sqrt().addi(FLOOR));
                if (array.getShape().dimension() > 1) {
                    var decay = array.duplicate();
                    decay.attach(stepManager);
                    change.addi(decay.muli(DECAY));
                }
                array.subi(change.muli(rate));
                // PyTorch adds the gradients of the next step to the existing ones, so these are reset to 0.
                gradient.subi(gradient);
            });
        }
    }

    /**
     * Copies the current values into the weights that this object was made with, and returns those. A later call
     * overwrites them.
     */
    NetworkWeights weights() {
        for (Parameter parameter : networkWeights.parameters()) {
            var values = networkWeights.values(parameter.name());
            if (parameter.initialisation() == Initialisation.BATCH_NORM) {
                int channels = Math.toIntExact(parameter.shape().getFirst());
                for (int row : new int[] {Norm.GAIN, Norm.OFFSET, Norm.MEAN, Norm.VARIANCE}) {
                    System.arraycopy(row(parameter.name(), row).toFloatArray(), 0, values, row * channels, channels);
                }
            } else {
                System.arraycopy(array(parameter.name()).toFloatArray(), 0, values, 0, values.length);
            }
        }
        return networkWeights;
    }

    void writeMoments(DataOutputStream out) throws IOException {
        for (Moments moment : moments.values()) {
            write(moment.first(), out);
            write(moment.second(), out);
        }
    }

    private static void write(NDArray array, DataOutputStream out) throws IOException {
        for (float value : array.toFloatArray()) {
            out.writeFloat(value);
        }
    }

    void readMoments(DataInputStream in) throws IOException {
        for (Moments moment : moments.values()) {
            read(moment.first(), in);
            read(moment.second(), in);
        }
    }

    private static void read(NDArray array, DataInputStream in) throws IOException {
        var values = new float[Math.toIntExact(array.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        array.set(values);
    }

    @Override
    public void close() {
        manager.close();
    }
}
