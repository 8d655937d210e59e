package org.vitrine.modelserver.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.vitrine.modelserver.loading.ServedModel;
import org.vitrine.onnx.ModelSession;

/**
 * The threads that run models, with their queue. Each thread takes waiting requests of one model, as many as
 * {@link BatchSize} allows, decodes their pictures and runs them as one batch; so the thread that runs the model has
 * the decoded pixels in its processor's cache. Thread-safe.
 *
 * <p>If the previous batch had several requests or left some waiting, a thread waits a short time for its batch to
 * fill; under low load a request is run at once.
 */
final class Batcher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Batcher.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition queueChanged = lock.newCondition();
    private final RequestQueue waiting = new RequestQueue();
    private final BatchSize size;
    private final Limits limits;
    private final List<Thread> threads = new ArrayList<>();
    private int idleThreads;
    private boolean closed;
    private boolean underLoad;

    /**
     * Limits of the threads, the queue and the batches.
     *
     * @param threads number of threads, and so of concurrent runs
     * @param waiting maximum number of requests in the queue beyond those that idle threads take at once
     * @param batch maximum number of pictures in one run
     * @param latencyNanos allowed duration of one batch
     * @param gatherNanos longest time that a thread waits for a batch to fill
     * @param maxPixels maximum number of pixels of one picture
     */
    record Limits(int threads, int waiting, int batch, long latencyNanos, long gatherNanos, long maxPixels) {}

    Batcher(Limits limits) {
        this.limits = limits;
        this.size = new BatchSize(limits.batch(), limits.latencyNanos());
        for (int i = 0; i < limits.threads(); i++) {
            threads.add(Thread.ofPlatform().name("run-" + i).daemon().start(this::runBatches));
        }
    }

    /** Queues a picture; does not block. The future completes with {@link RunOutcome.Busy} if the queue is full. */
    CompletableFuture<RunOutcome> submit(ServedModel model, byte[] picture) {
        var request = new ModelRequest(model, picture, System.nanoTime());
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.completedFuture(new RunOutcome.Busy("the server is stopping"));
            }
            if (waiting.count() >= limits.waiting() + idleThreads) {
                return CompletableFuture.completedFuture(new RunOutcome.Busy(
                        "%d requests are queued, the limit of vitrine.models.waiting-runs".formatted(waiting.count())));
            }
            waiting.add(request);
            queueChanged.signal();
        } finally {
            lock.unlock();
        }
        return request.answer();
    }

    /** Number of requests in the queue, for the metric {@code vitrine.models.waiting}. */
    int waiting() {
        lock.lock();
        try {
            return waiting.count();
        } finally {
            lock.unlock();
        }
    }

    private void runBatches() {
        var inputBuffer = new ModelSession.InputBuffer();
        try {
            while (true) {
                var batch = nextBatch();
                if (batch.isEmpty()) {
                    return;
                }
                run(batch, inputBuffer);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for requests and returns the next batch; empty when closed. */
    private List<ModelRequest> nextBatch() throws InterruptedException {
        lock.lock();
        try {
            idleThreads++;
            try {
                while (!closed) {
                    var model = waiting.nextModel();
                    if (model.isPresent()) {
                        waitForMore(model.get());
                        var batch = waiting.poll(
                                model.get(), size.next(model.get(), waiting.count(model.get()), idleThreads - 1));
                        underLoad = batch.size() > 1 || waiting.count() > 0;
                        if (!batch.isEmpty()) {
                            return batch;
                        }
                    } else {
                        queueChanged.await();
                    }
                }
                return List.of();
            } finally {
                idleThreads--;
            }
        } finally {
            lock.unlock();
        }
    }

    private void waitForMore(ServedModel model) throws InterruptedException {
        long left = underLoad ? limits.gatherNanos() : 0;
        while (left > 0 && !closed && waiting.count(model) < size.next(model, limits.batch(), 0)) {
            left = queueChanged.awaitNanos(left);
        }
    }

    private void run(List<ModelRequest> batch, ModelSession.InputBuffer inputBuffer) {
        try {
            var decoded = new ArrayList<DecodedRequest>();
            for (var request : batch) {
                if (!request.isDone()) {
                    DecodedRequest.of(request, limits.maxPixels()).ifPresent(decoded::add);
                }
            }
            if (!decoded.isEmpty()) {
                compute(decoded, inputBuffer);
            }
        } catch (RuntimeException | OutOfMemoryError unexpected) {
            LOG.error("a run failed with an unexpected exception", unexpected);
            batch.forEach(request -> request.answer().complete(new RunOutcome.Failed(unexpected.toString())));
        }
    }

    private void compute(List<DecodedRequest> batch, ModelSession.InputBuffer inputBuffer) {
        var model = batch.getFirst().request().model();
        try {
            long startedAt = System.nanoTime();
            var squares =
                    batch.stream().map(decoded -> decoded.square().pixels()).toList();
            var answers = model.run(session -> session.run(squares, inputBuffer));
            recordDuration(model, batch.size(), System.nanoTime() - startedAt);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i)
                        .request()
                        .answer()
                        .complete(
                                new RunOutcome.Done(answers.get(i), batch.get(i).square()));
            }
        } catch (ServedModel.Unloaded unloaded) {
            batch.forEach(decoded -> decoded.request().answer().complete(new RunOutcome.Unloaded()));
        } catch (ModelSession.RunFailed failed) {
            if (batch.size() == 1) {
                batch.getFirst()
                        .request()
                        .answer()
                        .complete(new RunOutcome.Failed(String.valueOf(failed.getMessage())));
                return;
            }
            // One picture must not make the others of its batch fail: each is run alone.
            batch.forEach(decoded -> compute(List.of(decoded), inputBuffer));
        }
    }

    private void recordDuration(ServedModel model, int pictures, long tookNanos) {
        lock.lock();
        try {
            size.record(model, pictures, tookNanos);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses the waiting requests and waits for the current runs, up to 30 s per thread. */
    @Override
    public void close() {
        List<ModelRequest> left;
        lock.lock();
        try {
            closed = true;
            left = waiting.pollAll();
            queueChanged.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(request -> request.answer().complete(new RunOutcome.Busy("the server is stopping")));
        for (var thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
