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
import org.vitrine.modelserver.shelf.Loaded;
import org.vitrine.modelserver.shelf.ModelShelf;
import org.vitrine.modelserver.shelf.ServedModel;
import org.vitrine.modelserver.shelf.ShelfForTests;
import org.vitrine.modelserver.support.ModelFolder;
import org.vitrine.modelserver.support.Pictures;
import org.vitrine.modelserver.support.Settings;

class BatcherTest {

    private static final long LATENCY = TimeUnit.MILLISECONDS.toNanos(500);

    private final ModelShelf shelf = ShelfForTests.of(Settings.of(Map.of()));
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
            pictures.add(Pictures.plain(new Color(red, 0, 0), 32, 32, "png"));
        }

        // When
        var answers = new ArrayList<CompletableFuture<Ran>>();
        for (int call = 0; call < 1000; call++) {
            answers.add(batcher.submit(means, pictures.get(call % 250)));
        }

        // Then
        for (int call = 0; call < 1000; call++) {
            int red = call % 250;
            assertThat(answers.get(call))
                    .succeedsWithin(Duration.ofMinutes(2))
                    .isInstanceOfSatisfying(Ran.Done.class, done -> assertThat(
                                    done.values().getFirst().at(0))
                            .isCloseTo(red / 255f, org.assertj.core.data.Offset.offset(1e-4f)));
        }
    }

    @Test
    void aPictureThatIsNoneDoesNotSpoilItsNeighbours() {
        // Given
        byte[] fine = Pictures.plain(Color.RED, 32, 32, "png");

        // When
        var answers = new ArrayList<CompletableFuture<Ran>>();
        for (int call = 0; call < 60; call++) {
            answers.add(batcher.submit(means, call % 3 == 0 ? new byte[] {1, 2, 3} : fine));
        }

        // Then
        for (int call = 0; call < 60; call++) {
            assertThat(answers.get(call))
                    .succeedsWithin(Duration.ofMinutes(1))
                    .isInstanceOf(call % 3 == 0 ? Ran.NotAnImage.class : Ran.Done.class);
        }
    }

    @Test
    void oneMoreThanMayWaitIsToldSo() {
        // Given
        batcher.close();
        batcher = batcher(0, 3);
        byte[] picture = Pictures.plain(Color.RED, 32, 32, "png");
        var waiting =
                List.of(batcher.submit(means, picture), batcher.submit(means, picture), batcher.submit(means, picture));

        // When
        var refused = batcher.submit(means, picture);

        // Then
        assertThat(refused).isCompletedWithValueMatching(Ran.Busy.class::isInstance);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        batcher.close();
        assertThat(waiting).allMatch(CompletableFuture::isDone);
    }

    @Test
    void aModelThatWentMeanwhileIsGone() {
        // When
        shelf.unload("means");

        // Then
        assertThat(batcher.submit(means, Pictures.plain(Color.RED, 32, 32, "png")))
                .succeedsWithin(Duration.ofSeconds(30))
                .isInstanceOf(Ran.Gone.class);
    }

    private ServedModel loaded() {
        return switch (shelf.load("means", ModelFolder.temporary().embedder("means", "1"))) {
            case Loaded.Done(var model) -> model;
            case Loaded.AlreadyThere _, Loaded.NoRoom _, Loaded.Refused _ -> throw new AssertionError("not loaded");
        };
    }

    private static Batcher batcher(int threads, int waiting) {
        return new Batcher(new Batcher.Limits(threads, waiting, 8, LATENCY, LATENCY / 10, 1_000_000));
    }
}
