package org.vitrine.training.vectors;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.FileDigest;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.vision.prepare.Preparer;

/**
 * Computes the vectors of photographs, or takes them from the cache.
 *
 * @param model an embedder
 * @param look how photographs are prepared
 * @param keptIn folder of the vector cache; empty for no cache
 */
public record PhotographEmbedder(PictureModel model, InputPreparation look, Optional<Path> keptIn) {

    /** Largest file of cached vectors of one model: about 65,000 photographs of 1,024 numbers. */
    private static final long MOST_BYTES = 256L << 20;

    private static final int NAME_DIGITS = 16;

    public PhotographEmbedder {
        if (model.card().task() != Task.EMBEDDING) {
            throw new LabelledException("'%s' is for %s, not an embedder"
                    .formatted(model.card().name(), model.card().task().inWords()));
        }
    }

    /**
     * Result for a list of photographs.
     *
     * @param candidates photographs that have a vector, in the order of the list
     * @param refused one sentence for each photograph that could not be prepared
     * @param found number of vectors that came from the cache
     */
    public record Made(List<EmbeddedPhotograph> candidates, List<String> refused, int found) {}

    private sealed interface Outcome {
        record Vector(TrainingVector vector, boolean found) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /**
     * Embeds photographs on all cores. Blocks until all are done.
     *
     * @throws IOException if a photograph cannot be read or the model fails
     */
    public Made of(List<LabelledPhotograph> photographs, ProgressListener progressListener)
            throws IOException, InterruptedException {
        try (var kept = kept()) {
            var outcomes =
                    ParallelMap.map(photographs, "vectors of " + model.card().name(), progressListener, photograph -> {
                        var bytes = photograph.source().read();
                        return outcome(photograph, bytes, kept);
                    });
            var candidates = new ArrayList<EmbeddedPhotograph>();
            var refused = new ArrayList<String>();
            int found = 0;
            for (int i = 0; i < outcomes.size(); i++) {
                switch (outcomes.get(i)) {
                    case Outcome.Vector(var vector, var before) -> {
                        candidates.add(new EmbeddedPhotograph(photographs.get(i), vector, look));
                        found += before ? 1 : 0;
                    }
                    case Outcome.Refused(var sentence) -> refused.add(sentence);
                }
            }
            return new Made(candidates, refused, found);
        }
    }

    private Outcome outcome(LabelledPhotograph photograph, byte[] bytes, VectorCache kept) throws IOException {
        var digest = sha256(bytes);
        var before = kept.find(digest);
        if (before.isPresent()) {
            return new Outcome.Vector(before.get(), true);
        }
        return switch (look.at(bytes)) {
            case PreparedInput.Refused(var sentence) -> new Outcome.Refused(photograph.name() + ": " + sentence);
            case PreparedInput.Seen seen -> {
                var vector = TrainingVector.of(model.answer(seen.shown().bytes()));
                kept.keep(digest, vector);
                yield new Outcome.Vector(vector, false);
            }
        };
    }

    private VectorCache kept() throws IOException {
        if (keptIn.isEmpty()) {
            return VectorCache.none();
        }
        var card = model.card();
        var made = card.sha256() + " " + card.output().name() + " " + card.input() + " " + look.inWords() + " "
                + preparersCode();
        var name = card.name() + "-" + card.version() + "-"
                + sha256(made.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_DIGITS);
        return VectorCache.open(keptIn.get(), name, card.output().dimension(), MOST_BYTES);
    }

    /**
     * Digest of the code that prepares photographs, part of the key of the cache: vectors of another version of the
     * code must not be reused.
     */
    private static String preparersCode() throws IOException {
        try {
            var source = Preparer.class.getProtectionDomain().getCodeSource();
            var code = Path.of(source.getLocation().toURI());
            if (Files.isRegularFile(code)) {
                return FileDigest.sha256(code);
            }
            var all = new StringBuilder();
            try (var files = Files.walk(code)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.append(FileDigest.sha256(file));
                }
            }
            return sha256(all.toString().getBytes(StandardCharsets.UTF_8));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
