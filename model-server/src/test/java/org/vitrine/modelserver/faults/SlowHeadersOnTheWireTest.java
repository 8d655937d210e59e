package org.vitrine.modelserver.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.ServedModels;
import org.vitrine.modelserver.support.SignedRequestsProfile;

/**
 * Tests that the server closes the connection of a client that sends the head of a request byte by byte; see
 * RequestHeadTimeout.
 */
@QuarkusTest
@TestProfile(SignedRequestsProfile.class)
@WithTestResource(ServedModels.class)
class SlowHeadersOnTheWireTest {

    private static final String HEAD = "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int BETWEEN_BYTES_MS = 250;

    @TestHTTPResource
    URI server = URI.create("http://replaced");

    @Test
    void aHeadThatIsSentByteByByteEndsTheConnection() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(BETWEEN_BYTES_MS);

            assertThat(bytesUntilClosed(socket)).isBetween(1, HEAD.length() - 1);
        }
    }

    @Test
    void aHeadThatIsSentAtOnceIsAnswered() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    private static int bytesUntilClosed(Socket socket) throws IOException {
        for (int sent = 0; sent < HEAD.length(); sent++) {
            try {
                socket.getOutputStream().write(HEAD.charAt(sent));
                if (socket.getInputStream().read() == -1) {
                    return sent + 1;
                }
            } catch (SocketTimeoutException nothingYet) {
                // The connection is still open: send the next byte.
            } catch (IOException reset) {
                return sent + 1;
            }
        }
        return HEAD.length();
    }
}
