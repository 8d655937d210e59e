package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.recipes.pictures.TrainingPictures;

class ContrastiveObjectiveTest {

    @Test
    void aSetWithFewerFacesThanABatchIsRefused(@TempDir Path folder) throws Exception {
        // Given
        var pictures = TrainingPictures.of(folder, new TrainingPictures.Specification(5, 2, 2, 48), (_, _) -> {});

        // Then
        assertThat(new ContrastiveObjective(pictures, 2, 4, 1).faces()).isEqualTo(4);
        assertThatThrownBy(() -> new ContrastiveObjective(pictures, 2, 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 pictures with 2 of each face cannot fill a batch of 5 faces");
        assertThatThrownBy(() -> new ContrastiveObjective(pictures, 1, 4, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
