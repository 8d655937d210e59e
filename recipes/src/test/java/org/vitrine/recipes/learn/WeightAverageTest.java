package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vitrine.recipes.nets.FaceNet;
import org.vitrine.recipes.nets.NetworkWeights;

class WeightAverageTest {

    private static final String PARAMETER = "joints";

    @Test
    void everyStepHasTheSameWeight() {
        // Given
        var mean = new WeightAverage(FaceNet.parameters());
        float[] numbers = {0.5f, 2, 6.5f};

        // When
        for (float number : numbers) {
            mean.add(of(number));
        }

        // Then
        assertThat(mean.weights().values(PARAMETER)[3]).isCloseTo(3, within(1e-6f));
    }

    @Test
    void aSavedAverageIsResumed() throws IOException {
        // Given
        var mean = new WeightAverage(FaceNet.parameters());
        mean.add(of(1));
        mean.add(of(2));
        var saved = new ByteArrayOutputStream();
        mean.write(new DataOutputStream(saved));

        // When
        var resumed = new WeightAverage(FaceNet.parameters());
        resumed.read(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));
        resumed.add(of(6));

        // Then
        assertThat(resumed.weights().values(PARAMETER)[0]).isCloseTo(3, within(1e-6f));
    }

    private static NetworkWeights of(float number) {
        var numbers = NetworkWeights.initialise(FaceNet.parameters(), 1);
        Arrays.fill(numbers.values(PARAMETER), number);
        return numbers;
    }
}
