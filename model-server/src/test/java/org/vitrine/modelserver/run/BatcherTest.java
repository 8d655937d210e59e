package org.vitrine.modelserver.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.loading.LoadOutcome;
import org.vitrine.modelserver.loading.ModelRegistry;
import org.vitrine.modelserver.loading.ServedModel;
import org.vitrine.modelserver.loading.TestModelRegistry;
import org.vitrine.modelserver.support.ModelFolder;
import org.vitrine.modelserver.support.PlainPictures;
import org.vitrine.modelserver.support.TestSettings;

class BatcherTest {

    private static final long LATENCY = TimeUnit.MILLISECONDS.toNanos(500);

    private final ModelRegistry registry = TestModelRegistry.of(TestSettings.of(Map.of()));
    private final ServedModel means = loaded();
    private Batcher batcher = batcher(2, 2000);

    @AfterEach
    void stop() {
        batcher.close();
    }

    @Test
    void aThousandAtOnceGetEachTheirOwnAnswer() {
        // Given
        var pictures = new ArrayList<byte[]>();
        for (int red = 0; red < 250; red++) {
            pictures.add(PlainPictures.plain(new Color(red, 0, 0), 32, 32, "png"));
        }

        // When
        var answers = new ArrayList<CompletableFuture<RunOutcome>>();
        for (int call = 0; call < 1000; call++) {
            answers.add(batcher.submit(means, pictures.get(call % 250)));
        }

        // Then
        for (int call = 0; call < 1000; call++) {
            int red = call % 250;
            assertThat(answers.get(call))
                    .succeedsWithin(Duration.ofMinutes(2))
                    .isInstanceOfSatisfying(RunOutcome.Done.class, done -> assertThat(
                                    done.values().getFirst().at(0))
                            .isCloseTo(red / 255f, org.assertj.core.data.Offset.offset(1e-4f)));
        }
    }

    @Test
    void aPictureThatIsNoneDoesNotSpoilItsNeighbours() {
        // Given
        byte[] fine = PlainPictures.plain(Color.RED, 32, 32, "png");

        // When
        var answers = new ArrayList<CompletableFuture<RunOutcome>>();
        for (int call = 0; call < 60; call++) {
            answers.add(batcher.submit(means, call % 3 == 0 ? new byte[] {1, 2, 3} : fine));
        }

        // Then
        for (int call = 0; call < 60; call++) {
            assertThat(answers.get(call))
                    .succeedsWithin(Duration.ofMinutes(1))
                    .isInstanceOf(call % 3 == 0 ? RunOutcome.NotAnImage.class : RunOutcome.Done.class);
        }
    }

    @Test
    void aRequestBeyondTheQueueLimitIsBusy() {
        // Given
        batcher.close();
        batcher = batcher(0, 3);
        byte[] picture = PlainPictures.plain(Color.RED, 32, 32, "png");
        var waiting =
                List.of(batcher.submit(means, picture), batcher.submit(means, picture), batcher.submit(means, picture));

        // When
        var refused = batcher.submit(means, picture);

        // Then
        assertThat(refused).isCompletedWithValueMatching(RunOutcome.Busy.class::isInstance);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        batcher.close();
        assertThat(waiting).allMatch(CompletableFuture::isDone);
    }

    @Test
    void aRequestForAnUnloadedModelIsAnsweredUnloaded() {
        // When
        registry.unload("means");

        // Then
        assertThat(batcher.submit(means, PlainPictures.plain(Color.RED, 32, 32, "png")))
                .succeedsWithin(Duration.ofSeconds(30))
                .isInstanceOf(RunOutcome.Unloaded.class);
    }

    private ServedModel loaded() {
        return switch (registry.load("means", ModelFolder.temporary().embedder("means", "1"))) {
            case LoadOutcome.Loaded(var model) -> model;
            case LoadOutcome.AlreadyLoaded _, LoadOutcome.LimitExceeded _, LoadOutcome.Refused _ ->
                throw new AssertionError("not loaded");
        };
    }

    private static Batcher batcher(int threads, int waiting) {
        return new Batcher(new Batcher.Limits(threads, waiting, 8, LATENCY, LATENCY / 10, 1_000_000));
    }
}
