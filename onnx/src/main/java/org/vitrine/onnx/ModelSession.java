package org.vitrine.onnx;

import ai.onnxruntime.OrtException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vitrine.onnx.ModelCard.Task;

/**
 * A model that is loaded in ONNX Runtime, checked against its card and warmed up by one run. Used by the model server,
 * by training and by {@link PixelModel}. Threads may run it concurrently, each with its own {@link InputBuffer}.
 * Closing it releases the model's memory outside the heap.
 */
public final class ModelSession implements AutoCloseable {

    private final ModelCard card;
    private final OnnxRun run;
    private final long sizeBytes;
    private final boolean batches;

    private ModelSession(ModelCard card, OnnxRun run, long sizeBytes, boolean batches) {
        this.card = card;
        this.run = run;
        this.sizeBytes = sizeBytes;
        this.batches = batches;
    }

    /** The model failed on an input; the message states the cause, usually in the words of ONNX Runtime. */
    public static final class RunFailed extends Exception {

        private static final long serialVersionUID = 1L;

        RunFailed(String words) {
            super(words);
        }
    }

    /**
     * Loads {@code model.onnx} and {@code card.json} of a folder and runs the model on a black picture: on one, to
     * check the output against the card, and on a batch of two, to find out whether the model takes batches.
     *
     * @param threadsPerRun threads that ONNX Runtime uses within one run
     * @throws UnservableModel if a file is unreadable, if the digest differs from the card's, if graph and card
     *     contradict each other, or if the model fails on the black picture
     */
    public static ModelSession load(Path folder, int threadsPerRun) throws UnservableModel {
        try {
            var file = folder.resolve(ModelFolders.MODEL);
            var card = CardJson.read(folder.resolve(ModelFolders.CARD));
            // Before the digest: a user who saved an HTML page as model.onnx needs that message, not the message that
            // two digests differ.
            OnnxFile.summary(file);
            var digest = FileDigest.sha256(file);
            if (!digest.equals(card.sha256())) {
                throw new UnservableModel(
                        "%s has digest %s, its card states %s: the file is damaged or the card is of another version"
                                .formatted(file, digest, card.sha256()));
            }
            return warmUp(folder, card, OnnxRun.open(file, card.input(), card.outputs(), threadsPerRun));
        } catch (IOException unreadable) {
            throw new UnservableModel("%s: %s".formatted(folder, unreadable.getMessage()));
        }
    }

    private static ModelSession warmUp(Path folder, ModelCard card, OnnxRun run) throws UnservableModel, IOException {
        boolean succeeded = false;
        try {
            var unbatched = new ModelSession(card, run, Files.size(folder.resolve(ModelFolders.MODEL)), false);
            var picture = new BufferedImage(card.input().edgePx(), card.input().edgePx(), BufferedImage.TYPE_INT_RGB);
            var answer = unbatched.run(List.of(picture), new InputBuffer());
            unbatched.check(answer.getFirst());
            succeeded = true;
            return new ModelSession(card, run, unbatched.sizeBytes, unbatched.supportsBatches(picture));
        } catch (RunFailed failed) {
            throw new UnservableModel(
                    "%s: the model fails on a black picture: %s".formatted(folder, failed.getMessage()));
        } finally {
            if (!succeeded) {
                run.close();
            }
        }
    }

    private void check(List<TensorValues> answer) throws UnservableModel {
        int size = answer.getFirst().size();
        boolean isVector = card.task() == Task.EMBEDDING || card.task() == Task.CLASSIFICATION;
        if (isVector && size != card.output().dimension()) {
            throw new UnservableModel("output '%s' of '%s' has %d values per picture, its card states %d"
                    .formatted(
                            card.output().name(),
                            card.name(),
                            size,
                            card.output().dimension()));
        }
    }

    private boolean supportsBatches(BufferedImage picture) {
        try {
            return run(List.of(picture, picture), new InputBuffer()).size() == 2;
        } catch (RunFailed unsupported) {
            return false;
        }
    }

    public ModelCard card() {
        return card;
    }

    /** Length of the model's file; ONNX Runtime needs about as much memory for the model. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Whether one run takes more than one picture; false for a graph with a fixed batch size of 1. */
    public boolean batches() {
        return batches;
    }

    /**
     * Input buffer outside the heap, which one thread reuses for its runs; it grows where a batch needs more. Not
     * thread-safe.
     */
    public static final class InputBuffer {

        private ByteBuffer buffer = ByteBuffer.allocateDirect(0);
        private int pictures;
        private int perPicture;

        ByteBuffer ensureCapacity(Tensors tensors, int pictures, int sizeOfOne) {
            if (this.pictures < pictures || perPicture != sizeOfOne) {
                buffer = tensors.allocate(pictures);
                this.pictures = pictures;
                perPicture = sizeOfOne;
            }
            return buffer;
        }
    }

    /**
     * Runs the model on a batch and blocks until it is done.
     *
     * @param squares pictures of the card's edge length; at most one unless {@link #batches()}
     * @return for each picture, in the same order, the values of {@link ModelCard#outputs} in their order, with the
     *     card's activation applied for a classifier
     * @throws RunFailed if ONNX Runtime fails or the shape of an output does not match the number of pictures
     */
    public List<List<TensorValues>> run(List<BufferedImage> squares, InputBuffer inputBuffer) throws RunFailed {
        try {
            var tensors = run.tensors();
            var buffer = inputBuffer.ensureCapacity(
                    tensors,
                    squares.size(),
                    card.input().size() + card.input().kind().ordinal());
            for (int i = 0; i < squares.size(); i++) {
                tensors.write(squares.get(i), buffer, i);
            }
            var outputs = run.run(buffer, squares.size());
            var answers = new ArrayList<List<TensorValues>>();
            for (int i = 0; i < squares.size(); i++) {
                var answer = new ArrayList<TensorValues>();
                for (var output : outputs) {
                    answer.add(activated(slice(output, i, squares.size()), answer.isEmpty()));
                }
                answers.add(List.copyOf(answer));
            }
            return answers;
        } catch (OrtException | IllegalStateException failure) {
            throw new RunFailed(String.valueOf(failure.getMessage()));
        }
    }

    private TensorValues activated(TensorValues tensorValues, boolean first) {
        if (!first || card.task() != Task.CLASSIFICATION) {
            return tensorValues;
        }
        return switch (card.output().activation()) {
            case NONE -> tensorValues;
            case SOFTMAX -> tensorValues.softmax();
            case SIGMOID -> tensorValues.sigmoid();
        };
    }

    private static TensorValues slice(TensorValues all, int index, int count) {
        boolean hasBatchDimension = !all.shape().isEmpty() && all.shape().getFirst() == count;
        if (!hasBatchDimension && count > 1) {
            throw new IllegalStateException(
                    "an output has shape %s, which does not match %d pictures".formatted(all.shape(), count));
        }
        var shape = hasBatchDimension ? all.shape().subList(1, all.shape().size()) : all.shape();
        int size = all.size() / count;
        return new TensorValues(Arrays.copyOfRange(all.numbers(), index * size, (index + 1) * size), shape);
    }

    @Override
    public void close() {
        run.close();
    }
}
