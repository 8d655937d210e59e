package org.vitrine.recipes.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.nets.Parameter;

/**
 * The mean of a network's numbers as they were at some steps of its course, which generalises to pictures of another kind better than
 * any of them (Izmailov et al., UAI 2018; Cha et al., NeurIPS 2021). What norms have seen is averaged with the rest.
 */
final class WeightAverage {

    private final NetworkWeights networkWeights;
    private int count;

    WeightAverage(List<Parameter> parameters) {
        networkWeights = NetworkWeights.start(parameters, 0);
    }

    void add(NetworkWeights more) {
        count++;
        for (Parameter parameter : more.parameters()) {
            var mean = networkWeights.values(parameter.name());
            var values = more.values(parameter.name());
            for (int i = 0; i < mean.length; i++) {
                mean[i] = count == 1 ? values[i] : mean[i] + (values[i] - mean[i]) / count;
            }
        }
    }

    NetworkWeights numbers() {
        return networkWeights;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(count);
        networkWeights.write(out);
    }

    void read(DataInputStream in) throws IOException {
        count = in.readInt();
        var kept = NetworkWeights.read(networkWeights.parameters(), in);
        for (Parameter parameter : networkWeights.parameters()) {
            var values = kept.values(parameter.name());
            System.arraycopy(values, 0, networkWeights.values(parameter.name()), 0, values.length);
        }
    }
}
