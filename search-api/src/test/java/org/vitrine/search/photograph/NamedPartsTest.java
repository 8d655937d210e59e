package org.vitrine.search.photograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NamedPartsTest {

    @Property(tries = 200)
    void anyBytesComeBackAsTheyWereSent(@ForAll @Size(min = 1, max = 3000) byte[] picture) throws IOException {
        // Given
        var body = new ByteArrayOutputStream();
        part(body, "preparation", "{}".getBytes(StandardCharsets.UTF_8));
        part(body, "prepared", picture);
        body.writeBytes("--b-0-1--\r\n".getBytes(StandardCharsets.US_ASCII));

        // When
        var parts = NamedParts.read("b-0-1", body.toByteArray());

        // Then
        assertThat(parts.part("preparation")).asString().isEqualTo("{}");
        assertThat(parts.part("prepared")).isEqualTo(picture);
    }

    @Test
    void aPartThatIsNotThereIsNamed() throws IOException {
        // Given
        var body = new ByteArrayOutputStream();
        part(body, "preparation", new byte[] {1});
        body.writeBytes("--b-0-1--\r\n".getBytes(StandardCharsets.US_ASCII));
        var parts = NamedParts.read("b-0-1", body.toByteArray());

        // Then
        assertThatThrownBy(() -> parts.part("prepared"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'prepared'");
    }

    @Test
    void aPartThatEndsEarlyIsNotTakenForAWholeOne() {
        // Given
        var body = new ByteArrayOutputStream();
        part(body, "preparation", new byte[] {1});
        part(body, "prepared", new byte[1000]);
        byte[] cut = Arrays.copyOf(body.toByteArray(), body.size() - 500);

        // Then
        assertThatThrownBy(() -> NamedParts.read("b-0-1", cut).part("prepared")).isInstanceOf(IOException.class);
    }

    @Test
    void aBodyWithoutBoundaryIsNotRead() {
        assertThatThrownBy(() -> NamedParts.read(null, new byte[] {'{', '}'}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("boundary");
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(
                "--b-0-1\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n"
                        .formatted(name, name)
                        .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
