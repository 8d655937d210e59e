package org.vitrine.index.decision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.vitrine.decisions.DecisionOutcome;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.LogEntry;
import org.vitrine.decisions.SubjectLog;
import org.vitrine.events.Decision;

/**
 * Serdes of the state stores of {@link StreamsDecisionStore} and their changelogs. Decisions are serialised in the
 * format of their topic, so that they stay readable when the schema grows. Each value starts with a format version; an
 * unknown version is refused with an {@link IllegalStateException}.
 *
 * <pre>
 * known: byte version = 1 │ long offset │ boolean │ UTF refused │ int n │ n × (byte kind │ UTF …)
 * log:   byte version = 1 │ int n │ n × (long offset │ boolean counterpart │ int length │ bytes decision)
 * </pre>
 */
final class DecisionStoreFormats {

    private static final byte VERSION = 1;
    /** Longest stored reason of a refusal, in characters. */
    private static final int MAX_REASON_LENGTH = 1_000;

    private DecisionStoreFormats() {}

    static Serde<DecisionOutcome> outcomeSerde() {
        return Serdes.serdeFrom(
                (topic, outcome) -> outcome == null ? null : bytes(out -> write(out, outcome)),
                (topic, bytes) -> bytes == null ? null : read(topic, bytes, DecisionStoreFormats::readOutcome));
    }

    static Serde<SubjectLog> logSerde(Serde<Decision> decisions) {
        return Serdes.serdeFrom(
                (topic, log) -> log == null ? null : bytes(out -> write(out, topic, log, decisions)),
                (topic, bytes) -> bytes == null ? null : read(topic, bytes, in -> readLog(in, topic, decisions)));
    }

    private static void write(DataOutputStream out, DecisionOutcome outcome) throws IOException {
        out.writeLong(outcome.offset());
        out.writeBoolean(outcome.refusalReason().isPresent());
        if (outcome.refusalReason().isPresent()) {
            String reason = outcome.refusalReason().get();
            out.writeUTF(reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH)));
        }
        out.writeInt(outcome.affectedSubjects().size());
        for (DecisionSubject decisionSubject : outcome.affectedSubjects()) {
            write(out, decisionSubject);
        }
    }

    private static DecisionOutcome readOutcome(DataInputStream in) throws IOException {
        long offset = in.readLong();
        Optional<String> refused = in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
        int count = in.readInt();
        List<DecisionSubject> affectedSubjects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            affectedSubjects.add(readSubject(in));
        }
        return new DecisionOutcome(offset, affectedSubjects, refused);
    }

    private static void write(DataOutputStream out, DecisionSubject decisionSubject) throws IOException {
        switch (decisionSubject) {
            case DecisionSubject.OfSpecimen(var institution, var specimen) -> {
                out.writeByte(1);
                out.writeUTF(institution);
                out.writeUTF(specimen);
            }
            case DecisionSubject.OfImage(var image) -> {
                out.writeByte(2);
                out.writeUTF(image);
            }
            case DecisionSubject.OfItem(var item) -> {
                out.writeByte(3);
                out.writeUTF(item);
            }
        }
    }

    private static DecisionSubject readSubject(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 1 -> new DecisionSubject.OfSpecimen(in.readUTF(), in.readUTF());
            case 2 -> new DecisionSubject.OfImage(in.readUTF());
            case 3 -> new DecisionSubject.OfItem(in.readUTF());
            default -> throw new IllegalStateException("%d is not a kind of subject".formatted(kind));
        };
    }

    private static void write(DataOutputStream out, String topic, SubjectLog log, Serde<Decision> decisions)
            throws IOException {
        out.writeInt(log.entries().size());
        for (LogEntry entry : log.entries()) {
            out.writeLong(entry.offset());
            out.writeBoolean(entry.counterpart());
            byte[] decision = decisions.serializer().serialize(topic, entry.decision());
            out.writeInt(decision.length);
            out.write(decision);
        }
    }

    private static SubjectLog readLog(DataInputStream in, String topic, Serde<Decision> decisions) throws IOException {
        int count = in.readInt();
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long offset = in.readLong();
            boolean counterpart = in.readBoolean();
            byte[] decision = in.readNBytes(in.readInt());
            entries.add(new LogEntry(decisions.deserializer().deserialize(topic, decision), offset, counterpart));
        }
        return new SubjectLog(entries);
    }

    private interface ValueWriter {
        void write(DataOutputStream out) throws IOException;
    }

    private interface ValueReader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static byte[] bytes(ValueWriter valueWriter) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            valueWriter.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> @Nullable T read(String topic, byte[] bytes, ValueReader<T> valueReader) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException(
                        "%s holds decisions in format %d, this release reads %d; run the release that wrote them"
                                .formatted(topic, version, VERSION));
            }
            return valueReader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("%s holds decisions that end too early".formatted(topic), e);
        }
    }
}
