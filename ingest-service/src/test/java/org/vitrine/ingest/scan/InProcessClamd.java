package org.vitrine.ingest.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Server in this process that speaks {@code PING} and {@code INSTREAM} as clamd does, over TCP. What it replies depends on the content of
 * a file: harmless texts stand for malware and for faults of clamd.
 */
public final class InProcessClamd implements AutoCloseable {

    /** A file that contains this text is reported as {@link #MALWARE}. */
    public static final String INFECTED = "[harmless text that stands for malware]";

    /** The connection is closed without a reply where a file contains this text. */
    public static final String HANG_UP = "[no reply, please]";

    /** No reply is sent, and the connection stays open, where a file contains this text. */
    static final String SILENCE = "[wait, please]";

    /** The reply is a fault of clamd where a file contains this text. */
    static final String FAULT = "[a fault, please]";

    public static final String MALWARE = "Vitrine.Harmless";

    private static final int MAX_COMMAND_BYTES = 32;

    private final ServerSocket server;
    private final int streamMaxLength;
    private final Thread acceptor = Thread.ofVirtual().unstarted(this::acceptAll);
    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final List<Integer> chunkLengths = new CopyOnWriteArrayList<>();

    private InProcessClamd(ServerSocket server, int streamMaxLength) {
        this.server = server;
        this.streamMaxLength = streamMaxLength;
    }

    /**
     * Starts a server on a free port of the loopback interface.
     *
     * @param streamMaxLength most bytes of a file
     */
    public static InProcessClamd start(int streamMaxLength) throws IOException {
        var clamd = new InProcessClamd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), streamMaxLength);
        clamd.acceptor.start();
        return clamd;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Returns the files that arrived completely. */
    List<byte[]> received() {
        return received;
    }

    /** Returns the lengths of all chunks, without those of zero. */
    List<Integer> chunkLengths() {
        return chunkLengths;
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException ended) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(ended);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            switch (command(in)) {
                case "zPING" -> reply(socket, "PONG");
                case "zINSTREAM" -> scan(socket, in);
                default -> reply(socket, "UNKNOWN COMMAND");
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static String command(DataInputStream in) throws IOException {
        var command = new StringBuilder();
        for (int next = in.read(); next > 0 && command.length() < MAX_COMMAND_BYTES; next = in.read()) {
            command.append((char) next);
        }
        return command.toString();
    }

    private void scan(Socket socket, DataInputStream in) throws IOException {
        var file = file(in);
        if (file.length > streamMaxLength) {
            reply(socket, "INSTREAM size limit exceeded. ERROR");
            return;
        }
        received.add(file);
        answer(socket, in, new String(file, StandardCharsets.ISO_8859_1));
    }

    private byte[] file(DataInputStream in) throws IOException {
        var file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            chunkLengths.add(length);
            byte[] chunk = in.readNBytes(length);
            if (chunk.length != length) {
                throw new EOFException("%d of %d bytes of a chunk arrived".formatted(chunk.length, length));
            }
            file.write(chunk);
        }
        return file.toByteArray();
    }

    private static void answer(Socket socket, DataInputStream in, String content) throws IOException {
        if (content.contains(HANG_UP)) {
            return;
        }
        if (content.contains(SILENCE)) {
            if (in.read() >= 0) { // waits until the client gives up
                throw new IOException("the client sent bytes after the end of the file");
            }
        } else if (content.contains(FAULT)) {
            reply(socket, "Can't allocate memory ERROR");
        } else {
            reply(socket, content.contains(INFECTED) ? "stream: " + MALWARE + " FOUND" : "stream: OK");
        }
    }

    private static void reply(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    /** Returns when no further connection is accepted: a thread in {@code accept} may still take one after the close. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
