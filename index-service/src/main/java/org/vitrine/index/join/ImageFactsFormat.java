package org.vitrine.index.join;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.Model;

/**
 * Serde of {@link ImageFacts} for the state store and its changelog.
 *
 * <p>The frame is Vitrine's own; each fact in it is in the Avro format of its topic. So the schema registry needs no
 * artefacts beyond those of the topics, and the facts in the store stay readable when a schema grows, by the same rules
 * as in the topic. The frame starts with its version; an unknown version is refused with an {@link
 * IllegalStateException}.
 *
 * <pre>
 * byte version = 3 │ long revision │ int withdrawnVersion │ boolean gone │ part arrived
 * │ int n │ n × (UTF sha256 │ part preprocessed │ part classified │ part embedded │ part nextEmbedded)
 * │ int m │ m × (UTF provider │ UTF name │ UTF version │ UTF digest)
 * │ part decided │ part proposed
 * part = int length, −1 for absent │ bytes
 * </pre>
 *
 * <p>Version 1, of release 0.1, has neither nextEmbedded nor models; version 2 neither decided nor proposed.
 */
final class ImageFactsFormat implements Serde<ImageFacts> {

    private static final byte FIRST_VERSION = 1;
    private static final byte WITHOUT_DECISIONS = 2;
    private static final byte VERSION = 3;
    private static final int ABSENT = -1;

    private final FactFormats facts;

    ImageFactsFormat(FactFormats facts) {
        this.facts = facts;
    }

    @Override
    public Serializer<ImageFacts> serializer() {
        return this::write;
    }

    @Override
    public Deserializer<ImageFacts> deserializer() {
        return this::read;
    }

    private byte @Nullable [] write(String topic, @Nullable ImageFacts known) {
        if (known == null) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(known.revision());
            out.writeInt(known.withdrawnVersion());
            out.writeBoolean(known.tombstoneSent());
            writePart(out, topic, facts.arrived(), known.arrived());
            out.writeInt(known.contents().size());
            for (ContentFacts contentFacts : known.contents()) {
                out.writeUTF(contentFacts.sha256());
                writePart(out, topic, facts.preprocessed(), contentFacts.preprocessed());
                writePart(out, topic, facts.classified(), contentFacts.classified());
                writePart(out, topic, facts.embedded(), contentFacts.embedded());
                writePart(out, topic, facts.embedded(), contentFacts.nextEmbedded());
            }
            writeModels(out, known.models());
            writePart(out, topic, facts.decided(), known.decided());
            writePart(out, topic, facts.proposed(), known.proposed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private @Nullable ImageFacts read(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version < FIRST_VERSION || version > VERSION) {
                throw new IllegalStateException(
                        "%s holds facts in format %d, this release reads %d to %d; run the release that wrote them"
                                .formatted(topic, version, FIRST_VERSION, VERSION));
            }
            long revision = in.readLong();
            int withdrawnVersion = in.readInt();
            boolean tombstoneSent = in.readBoolean();
            var arrived = readPart(in, topic, facts.arrived());
            int count = in.readInt();
            List<ContentFacts> contents = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                contents.add(new ContentFacts(
                        in.readUTF(),
                        readPart(in, topic, facts.preprocessed()),
                        readPart(in, topic, facts.classified()),
                        readPart(in, topic, facts.embedded()),
                        version == FIRST_VERSION ? Optional.empty() : readPart(in, topic, facts.embedded())));
            }
            var models = version == FIRST_VERSION ? DocumentModels.NONE : readModels(in);
            boolean decisions = version > WITHOUT_DECISIONS;
            return new ImageFacts(
                    revision,
                    withdrawnVersion,
                    tombstoneSent,
                    arrived,
                    contents,
                    models,
                    decisions ? readPart(in, topic, facts.decided()) : Optional.empty(),
                    decisions ? readPart(in, topic, facts.proposed()) : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("%s holds facts that end too early".formatted(topic), e);
        }
    }

    private static void writeModels(DataOutputStream out, DocumentModels models) throws IOException {
        out.writeInt(models.newestFirst().size());
        for (Model model : models.newestFirst()) {
            out.writeUTF(model.getProvider());
            out.writeUTF(model.getName());
            out.writeUTF(model.getVersion());
            out.writeUTF(model.getDigest());
        }
    }

    private static DocumentModels readModels(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            models.add(new Model(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
        }
        return new DocumentModels(models);
    }

    private static <T> void writePart(DataOutputStream out, String topic, Serde<T> format, Optional<T> part)
            throws IOException {
        if (part.isEmpty()) {
            out.writeInt(ABSENT);
            return;
        }
        byte[] bytes = format.serializer().serialize(topic, part.get());
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static <T> Optional<T> readPart(DataInputStream in, String topic, Serde<T> format) throws IOException {
        int length = in.readInt();
        return length == ABSENT
                ? Optional.empty()
                : Optional.of(format.deserializer().deserialize(topic, in.readNBytes(length)));
    }
}
