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
 * Threads that run models. Each takes the requests of one model that wait, as many as {@link BatchSize} allows, decodes them
 * and runs them together; so a picture is decoded on the thread, and in the cache, that computes on it.
 *
 * <p>Where the batch before was one of several, a thread waits a moment for company; a request that comes alone never waits.
 */
final class Batcher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Batcher.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final RequestQueue waiting = new RequestQueue();
    private final BatchSize size;
    private final Limits limits;
    private final List<Thread> threads = new ArrayList<>();
    private int idle;
    private boolean closed;
    private boolean company;

    /**
     * What bounds it.
     *
     * @param gatherNanos how long a thread waits for company
     */
    record Limits(int threads, int waiting, int batch, long latencyNanos, long gatherNanos, long maxPixels) {}

    Batcher(Limits limits) {
        this.limits = limits;
        this.size = new BatchSize(limits.batch(), limits.latencyNanos());
        for (int i = 0; i < limits.threads(); i++) {
            threads.add(Thread.ofPlatform().name("run-" + i).daemon().start(this::work));
        }
    }

    CompletableFuture<RunOutcome> submit(ServedModel model, byte[] picture) {
        var request = new ModelRequest(model, picture, System.nanoTime());
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.completedFuture(new RunOutcome.Busy("the server is stopping"));
            }
            if (waiting.count() >= limits.waiting() + idle) {
                return CompletableFuture.completedFuture(
                        new RunOutcome.Busy("%d requests wait for a model already".formatted(waiting.count())));
            }
            waiting.add(request);
            arrived.signal();
        } finally {
            lock.unlock();
        }
        return request.answer();
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.count();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        var room = new ModelSession.Room();
        try {
            while (true) {
                var batch = next();
                if (batch.isEmpty()) {
                    return;
                }
                run(batch, room);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty when closed. */
    private List<ModelRequest> next() throws InterruptedException {
        lock.lock();
        try {
            idle++;
            try {
                while (!closed) {
                    var model = waiting.next();
                    if (model.isPresent()) {
                        gather(model.get());
                        var batch =
                                waiting.take(model.get(), size.of(model.get(), waiting.count(model.get()), idle - 1));
                        company = batch.size() > 1 || waiting.count() > 0;
                        if (!batch.isEmpty()) {
                            return batch;
                        }
                    } else {
                        arrived.await();
                    }
                }
                return List.of();
            } finally {
                idle--;
            }
        } finally {
            lock.unlock();
        }
    }

    private void gather(ServedModel model) throws InterruptedException {
        long left = company ? limits.gatherNanos() : 0;
        while (left > 0 && !closed && waiting.count(model) < size.of(model, limits.batch(), 0)) {
            left = arrived.awaitNanos(left);
        }
    }

    private void run(List<ModelRequest> batch, ModelSession.Room room) {
        try {
            var decoded = new ArrayList<DecodedRequest>();
            for (var request : batch) {
                if (!request.isOver()) {
                    DecodedRequest.of(request, limits.maxPixels()).ifPresent(decoded::add);
                }
            }
            if (!decoded.isEmpty()) {
                compute(decoded, room);
            }
        } catch (RuntimeException | OutOfMemoryError unforeseen) {
            LOG.error("a run failed with an unexpected exception", unforeseen);
            batch.forEach(request -> request.answer().complete(new RunOutcome.Failed(unforeseen.toString())));
        }
    }

    private void compute(List<DecodedRequest> batch, ModelSession.Room room) {
        var model = batch.getFirst().request().model();
        try {
            long began = System.nanoTime();
            var squares =
                    batch.stream().map(decoded -> decoded.square().pixels()).toList();
            var answers = model.run(session -> session.run(squares, room));
            saw(model, batch.size(), System.nanoTime() - began);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i)
                        .request()
                        .answer()
                        .complete(
                                new RunOutcome.Done(answers.get(i), batch.get(i).square()));
            }
        } catch (ServedModel.Gone gone) {
            batch.forEach(decoded -> decoded.request().answer().complete(new RunOutcome.Gone()));
        } catch (ModelSession.RunFailed failed) {
            if (batch.size() == 1) {
                batch.getFirst()
                        .request()
                        .answer()
                        .complete(new RunOutcome.Failed(String.valueOf(failed.getMessage())));
                return;
            }
            // One picture must not take its neighbours down.
            batch.forEach(decoded -> compute(List.of(decoded), room));
        }
    }

    private void saw(ServedModel model, int pictures, long tookNanos) {
        lock.lock();
        try {
            size.saw(model, pictures, tookNanos);
        } finally {
            lock.unlock();
        }
    }

    /** What is running is finished; what waits is refused. */
    @Override
    public void close() {
        List<ModelRequest> left;
        lock.lock();
        try {
            closed = true;
            left = waiting.takeAll();
            arrived.signalAll();
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
