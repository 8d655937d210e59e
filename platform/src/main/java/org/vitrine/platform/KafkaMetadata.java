package org.vitrine.platform;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends one Metadata request of Kafka's protocol (API key 3, version 4) without topics; the answer lists the live
 * brokers and the controller. It is written by hand so that Kafka's client need not be on the class path of every test.
 */
final class KafkaMetadata {

    private static final int API_KEY = 3;
    private static final int API_VERSION = 4;
    private static final int CORRELATION_ID = 1;
    private static final int MAX_ANSWER_BYTES = 1 << 20;

    private KafkaMetadata() {}

    /**
     * Sends the request and waits for the answer. Blocks.
     *
     * @param timeout longest time to connect, and longest time for each read
     * @return empty where the answer has a live broker and a controller, otherwise what is wrong
     * @throws IOException where the port does not accept a connection or does not answer in time
     */
    static Optional<String> probe(String host, int port, Duration timeout) throws IOException {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            byte[] request = request();
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(request.length);
            out.write(request);
            out.flush();
            return parse(new DataInputStream(socket.getInputStream()));
        }
    }

    private static byte[] request() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream request = new DataOutputStream(bytes);
        request.writeShort(API_KEY);
        request.writeShort(API_VERSION);
        request.writeInt(CORRELATION_ID);
        writeString(request, "vitrine-platform");
        request.writeInt(0); // number of topics
        request.writeBoolean(false); // allow_auto_topic_creation
        return bytes.toByteArray();
    }

    /** Reads an answer, from its size on; the result is that of {@link #probe}. */
    static Optional<String> parse(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MAX_ANSWER_BYTES) {
            return Optional.of("an answer of " + size + " bytes: this is not Kafka");
        }
        int correlation = in.readInt();
        if (correlation != CORRELATION_ID) {
            return Optional.of("correlation " + correlation + " in place of " + CORRELATION_ID + ": this is not Kafka");
        }
        in.readInt(); // throttle time
        int brokers = in.readInt();
        for (int broker = 0; broker < brokers; broker++) {
            in.readInt(); // id
            skipString(in); // host
            in.readInt(); // port
            skipString(in); // rack
        }
        skipString(in); // cluster id
        int controller = in.readInt();
        if (brokers < 1) {
            return Optional.of("no broker is registered yet");
        }
        return controller < 0 ? Optional.of("no controller is elected yet") : Optional.empty();
    }

    private static void writeString(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static void skipString(DataInputStream in) throws IOException {
        short length = in.readShort();
        if (length > 0) {
            in.skipNBytes(length);
        }
    }
}
