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
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.vision.prepare.Preparer;

/**
 * Computes the vectors of photographs, or takes them from the cache.
 *
 * @param model an embedder
 * @param preparation how photographs are prepared
 * @param cacheFolder folder of the vector cache; empty for no cache
 */
public record PhotographEmbedder(PictureModel model, InputPreparation preparation, Optional<Path> cacheFolder) {

    /** Largest file of cached vectors of one model: about 65,000 photographs of 1,024 numbers. */
    private static final long MAX_CACHE_BYTES = 256L << 20;

    private static final int NAME_DIGITS = 16;

    public PhotographEmbedder {
        if (model.card().task() != Task.EMBEDDING) {
            throw new TrainingInputException("'%s' is for %s, not an embedder"
                    .formatted(model.card().name(), model.card().task().lowerCaseName()));
        }
    }

    /**
     * Result for a list of photographs.
     *
     * @param photographs photographs that have a vector, in the order of the list
     * @param refused one sentence for each photograph that could not be prepared
     * @param fromCache number of vectors that came from the cache
     */
    public record EmbeddingResult(List<EmbeddedPhotograph> photographs, List<String> refused, int fromCache) {}

    private sealed interface Outcome {
        record Vector(TrainingVector vector, boolean fromCache) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /**
     * Embeds photographs on all cores. Blocks until all are done.
     *
     * @throws IOException if a photograph cannot be read or the model fails
     */
    public EmbeddingResult of(List<LabelledPhotograph> photographs, ProgressListener progressListener)
            throws IOException, InterruptedException {
        try (var cache = openCache()) {
            var outcomes =
                    ParallelMap.map(photographs, "vectors of " + model.card().name(), progressListener, photograph -> {
                        var bytes = photograph.source().read();
                        return outcome(photograph, bytes, cache);
                    });
            var embedded = new ArrayList<EmbeddedPhotograph>();
            var refused = new ArrayList<String>();
            int fromCache = 0;
            for (int i = 0; i < outcomes.size(); i++) {
                switch (outcomes.get(i)) {
                    case Outcome.Vector(var vector, var cached) -> {
                        embedded.add(new EmbeddedPhotograph(photographs.get(i), vector, preparation));
                        fromCache += cached ? 1 : 0;
                    }
                    case Outcome.Refused(var sentence) -> refused.add(sentence);
                }
            }
            return new EmbeddingResult(embedded, refused, fromCache);
        }
    }

    private Outcome outcome(LabelledPhotograph photograph, byte[] bytes, VectorCache cache) throws IOException {
        var digest = sha256(bytes);
        var cached = cache.find(digest);
        if (cached.isPresent()) {
            return new Outcome.Vector(cached.get(), true);
        }
        return switch (preparation.prepare(bytes)) {
            case PreparedInput.Refused(var sentence) -> new Outcome.Refused(photograph.name() + ": " + sentence);
            case PreparedInput.Accepted accepted -> {
                var vector = TrainingVector.of(model.infer(accepted.picture().bytes()));
                cache.store(digest, vector);
                yield new Outcome.Vector(vector, false);
            }
        };
    }

    private VectorCache openCache() throws IOException {
        if (cacheFolder.isEmpty()) {
            return VectorCache.disabled();
        }
        var card = model.card();
        var cacheKey = card.sha256() + " " + card.output().name() + " " + card.input() + " " + preparation.description()
                + " " + preparationCodeDigest();
        var name = card.name() + "-" + card.version() + "-"
                + sha256(cacheKey.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_DIGITS);
        return VectorCache.open(cacheFolder.get(), name, card.output().dimension(), MAX_CACHE_BYTES);
    }

    /**
     * Digest of the code that prepares photographs, part of the key of the cache: vectors of another version of the
     * code must not be reused.
     */
    private static String preparationCodeDigest() throws IOException {
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
