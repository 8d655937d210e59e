package org.vitrine.recipes.nets;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vitrine.models.Kernels;

/** Weights of a network by name of the parameter. It owns its arrays, and they are mutable. */
public final class NetworkWeights {

    private static final double[] WAVELENGTHS = {3.5, 5, 7};
    private static final double BANDWIDTH = 0.45;

    private final Map<Parameter, float[]> byParameter = new LinkedHashMap<>();

    private NetworkWeights() {}

    /** Returns initial weights; the same seed gives the same weights. */
    public static NetworkWeights initialise(List<Parameter> parameters, long seed) {
        var random = new Random(seed);
        var weights = new NetworkWeights();
        parameters.forEach(parameter -> weights.byParameter.put(parameter, initialise(parameter, random)));
        return weights;
    }

    private static float[] initialise(Parameter parameter, Random random) {
        var values = new float[parameter.size()];
        switch (parameter.initialisation()) {
            case HE_NORMAL -> {
                double deviation = Math.sqrt(2.0 / parameter.fanIn());
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) (deviation * random.nextGaussian());
                }
            }
            case BATCH_NORM -> {
                int channels = values.length / Parameter.Norm.ROWS;
                Arrays.fill(values, Parameter.Norm.GAIN * channels, (Parameter.Norm.GAIN + 1) * channels, 1);
                Arrays.fill(values, Parameter.Norm.VARIANCE * channels, (Parameter.Norm.VARIANCE + 1) * channels, 1);
            }
            case GABOR -> {
                int size = Math.toIntExact(parameter.shape().getLast());
                int directions = Math.toIntExact(parameter.shape().getFirst() / 2) / WAVELENGTHS.length;
                var even = Kernels.gabor(size, WAVELENGTHS, directions, BANDWIDTH, false);
                var odd = Kernels.gabor(size, WAVELENGTHS, directions, BANDWIDTH, true);
                System.arraycopy(even, 0, values, 0, even.length);
                System.arraycopy(odd, 0, values, even.length, odd.length);
            }
        }
        return values;
    }

    public List<Parameter> parameters() {
        return List.copyOf(byParameter.keySet());
    }

    Parameter parameter(String name) {
        return byParameter.keySet().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the network has no parameter '%s'; it has %s"
                        .formatted(
                                name,
                                byParameter.keySet().stream()
                                        .map(Parameter::name)
                                        .toList())));
    }

    /**
     * Returns the array of a parameter, not a copy.
     *
     * @throws IllegalArgumentException if the network has no parameter of this name
     */
    public float[] values(String name) {
        var values = byParameter.get(parameter(name));
        if (values == null) {
            throw new IllegalStateException("parameter '%s' of the network has no values".formatted(name));
        }
        return values;
    }

    /** Returns a copy of one row of a normalisation, such as {@link Parameter.Norm#MEAN}. */
    public float[] row(String name, int row) {
        var values = values(name);
        int channels = values.length / Parameter.Norm.ROWS;
        return Arrays.copyOfRange(values, row * channels, (row + 1) * channels);
    }

    /**
     * Writes the values of all parameters in their order, without names or shapes; {@link #read} needs the same
     * parameters.
     */
    public void write(DataOutputStream out) throws IOException {
        for (float[] values : byParameter.values()) {
            for (float value : values) {
                out.writeFloat(value);
            }
        }
    }

    public static NetworkWeights read(List<Parameter> parameters, DataInputStream in) throws IOException {
        var weights = new NetworkWeights();
        for (Parameter parameter : parameters) {
            var values = new float[parameter.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.readFloat();
            }
            weights.byParameter.put(parameter, values);
        }
        return weights;
    }
}
