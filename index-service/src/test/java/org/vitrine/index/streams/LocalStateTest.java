package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which local stores are deleted; the deletion is counted and deletes nothing. */
class LocalStateTest {

    private static final Map<String, Uuid> TOPICS =
            Map.of("app-count-changelog", new Uuid(0, 11), "app-by-place-repartition", new Uuid(0, 12));
    private static final Map<String, Uuid> RECREATED =
            Map.of("app-count-changelog", new Uuid(0, 21), "app-by-place-repartition", new Uuid(0, 12));

    private final Path folder;
    private final LocalState state;
    private int deletions;

    LocalStateTest(@TempDir Path temporary) {
        this.folder = temporary.resolve("streams");
        this.state = new LocalState(folder, "app");
    }

    @BeforeEach
    void createStores() throws IOException {
        Files.createDirectories(folder.resolve("app/0_1"));
    }

    @Test
    void storesOfTheSameTopicsAreKept() {
        // Given
        state.keepOnlyOf(TOPICS, () -> {});

        // When
        state.keepOnlyOf(TOPICS, this::countDeletion);

        // Then
        assertThat(deletions).isZero();
    }

    @Test
    void storesOfATopicThatWasCreatedAnewAreDeletedOnce() {
        // Given
        state.keepOnlyOf(TOPICS, () -> {});

        // When
        state.keepOnlyOf(RECREATED, this::countDeletion);
        state.keepOnlyOf(RECREATED, this::countDeletion);

        // Then
        assertThat(deletions).isOne();
    }

    @Test
    void storesOfUnknownTopicsAreDeleted() {
        // When
        state.keepOnlyOf(TOPICS, this::countDeletion);

        // Then
        assertThat(deletions).isOne();
    }

    @Test
    void storesAreDeletedWhereNoTopicExists() {
        // Given: the first start, which records that there is no topic yet
        state.keepOnlyOf(Map.of(), () -> {});

        // When: another start, in a Kafka without topics
        state.keepOnlyOf(Map.of(), this::countDeletion);

        // Then
        assertThat(deletions).isOne();
    }

    @Test
    void aDeletionThatFailsIsRepeatedAtTheNextStart() {
        // Given
        state.keepOnlyOf(TOPICS, () -> {});
        var _ = catchThrowable(() -> state.keepOnlyOf(RECREATED, () -> {
            throw new IllegalStateException("the process ends here");
        }));

        // When
        state.keepOnlyOf(RECREATED, this::countDeletion);

        // Then
        assertThat(deletions).isOne();
    }

    @Test
    void anEmptyFolderHasNothingToDelete(@TempDir Path empty) {
        // When
        new LocalState(empty.resolve("streams"), "app").keepOnlyOf(TOPICS, this::countDeletion);

        // Then
        assertThat(deletions).isZero();
    }

    private void countDeletion() {
        deletions++;
    }
}
