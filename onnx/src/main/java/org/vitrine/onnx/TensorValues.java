package org.vitrine.onnx;

import java.util.List;

/** Values of one output tensor of a model for one picture, with their shape. Callers must not change the array. */
public final class TensorValues {

    private final float[] numbers;
    private final List<Long> shape;

    TensorValues(float[] numbers, List<Long> shape) {
        this.numbers = numbers;
        this.shape = List.copyOf(shape);
    }

    public float at(int index) {
        return numbers[index];
    }

    public int size() {
        return numbers.length;
    }

    /** Length of each dimension, without the batch dimension. */
    public List<Long> shape() {
        return shape;
    }

    /** Returns the array itself, not a copy, because the model server sends thousands of vectors. */
    public float[] numbers() {
        return numbers;
    }

    TensorValues softmax() {
        float max = Float.NEGATIVE_INFINITY;
        for (float number : numbers) {
            max = Math.max(max, number);
        }
        double sum = 0;
        var shares = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            shares[i] = (float) Math.exp(numbers[i] - max);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= (float) sum;
        }
        return new TensorValues(shares, shape);
    }

    TensorValues sigmoid() {
        var shares = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            shares[i] = (float) (1 / (1 + Math.exp(-numbers[i])));
        }
        return new TensorValues(shares, shape);
    }
}
