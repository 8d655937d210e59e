package org.vitrine.recipes.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.nets.Parameter;

/**
 * Mean of a network's weights over several states of its training, which generalises to other domains better than any
 * single state (Izmailov et al., UAI 2018; Cha et al., NeurIPS 2021). The statistics of batch normalisation are
 * averaged as well.
 */
final class WeightAverage {

    private final NetworkWeights networkWeights;
    private int count;

    WeightAverage(List<Parameter> parameters) {
        networkWeights = NetworkWeights.initialise(parameters, 0);
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

    NetworkWeights weights() {
        return networkWeights;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(count);
        networkWeights.write(out);
    }

    void read(DataInputStream in) throws IOException {
        count = in.readInt();
        var saved = NetworkWeights.read(networkWeights.parameters(), in);
        for (Parameter parameter : networkWeights.parameters()) {
            var values = saved.values(parameter.name());
            System.arraycopy(values, 0, networkWeights.values(parameter.name()), 0, values.length);
        }
    }
}
