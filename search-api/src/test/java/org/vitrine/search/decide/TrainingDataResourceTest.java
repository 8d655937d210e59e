package org.vitrine.search.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.ImagePage;

class TrainingDataResourceTest {

    /** Body of a response, which the server closes. */
    private static final class Body extends ByteArrayOutputStream {
        private boolean closed;

        @Override
        public void close() throws IOException {
            closed = true;
            super.close();
        }
    }

    @Test
    void theTableIsWrittenAndTheServerClosesTheBody() throws IOException {
        // Given
        var body = new Body();

        // When
        TrainingDataResource.write(_ -> new ImagePage(List.of(), Optional.empty()), List.of("material"), body);

        // Then
        assertThat(body.toString(UTF_8)).isEqualTo("imageId,picture,institutionId,specimenId,itemId,side,material\r\n");
        assertThat(body.closed).isFalse();
    }

    @Test
    void aTableThatEndsWithAFailureIsNotClosedAsIfItWereComplete() {
        // Given
        var body = new Body();

        // When, Then
        assertThatThrownBy(() -> TrainingDataResource.write(
                        after -> {
                            if (after.isPresent()) {
                                throw new IllegalStateException("the index does not answer");
                            }
                            return new ImagePage(List.of(), Optional.of("img-1"));
                        },
                        List.of(),
                        body))
                .hasMessage("the index does not answer");
        assertThat(body.closed).isFalse();
    }
}
