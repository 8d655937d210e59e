package org.vitrine.benchmarks.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vitrine.benchmarks.measure.Embedder;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.model.PreparationModels;

/**
 * Reference of the pipeline benchmark: prepares and embeds photographs on all cores with the same code and model,
 * without services, store, topics or index.
 */
final class BareLoop {

    private final Embedder embedder;
    private final Preparer preparer = new Preparer(PreparationPlan.STANDARD, Map.of(), PreparationModels.shipped());

    BareLoop(Embedder embedder) {
        this.embedder = embedder;
    }

    /**
     * Processes each photograph once and returns photographs per second.
     *
     * @throws IllegalStateException if a photograph is refused or a call fails
     */
    double rate(List<byte[]> photographs) throws InterruptedException {
        long since = System.nanoTime();
        try (var cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<Integer>> dimensions = new ArrayList<>();
            for (byte[] photograph : photographs) {
                dimensions.add(cores.submit(() -> dimension(photograph)));
            }
            for (var dimension : dimensions) {
                if (dimension.get() == 0) {
                    throw new IllegalStateException("the model returned a vector of length 0");
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the bare loop failed: " + failed.getCause(), failed);
        }
        return photographs.size() / ((System.nanoTime() - since) / 1e9);
    }

    private int dimension(byte[] photograph) {
        return switch (preparer.prepare(photograph)) {
            case Preparation.Prepared prepared ->
                embedder.embed(prepared.rendition(Rendition.Kind.PREPARED)
                                .bytes()
                                .toByteArray())
                        .length;
            case Preparation.Refused(var code, var sentence) ->
                throw new IllegalStateException("a photograph was refused, %s: %s".formatted(code.code(), sentence));
        };
    }
}
