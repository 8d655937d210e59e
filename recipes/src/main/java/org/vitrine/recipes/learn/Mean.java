package org.vitrine.recipes.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.nets.Parameter;

/**
 * The mean of a network's numbers as they were at some steps of its course, which generalises to pictures of another kind better than
 * any of them (Izmailov et al., UAI 2018; Cha et al., NeurIPS 2021). What norms have seen is averaged with the rest.
 */
final class Mean {

    private final Numbers numbers;
    private int count;

    Mean(List<Parameter> parameters) {
        numbers = Numbers.start(parameters, 0);
    }

    void add(Numbers more) {
        count++;
        for (Parameter parameter : more.parameters()) {
            var mean = numbers.values(parameter.name());
            var values = more.values(parameter.name());
            for (int i = 0; i < mean.length; i++) {
                mean[i] = count == 1 ? values[i] : mean[i] + (values[i] - mean[i]) / count;
            }
        }
    }

    Numbers numbers() {
        return numbers;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(count);
        numbers.write(out);
    }

    void read(DataInputStream in) throws IOException {
        count = in.readInt();
        var kept = Numbers.read(numbers.parameters(), in);
        for (Parameter parameter : numbers.parameters()) {
            var values = kept.values(parameter.name());
            System.arraycopy(values, 0, numbers.values(parameter.name()), 0, values.length);
        }
    }
}
