package org.vitrine.training.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.measure.AngleErrors;
import org.vitrine.training.measure.Ranking;
import org.vitrine.training.measure.Reranking;
import org.vitrine.training.measure.Retrieval;
import org.vitrine.training.measure.RetrievalFigures;
import org.vitrine.training.vectors.PictureModel;
import org.vitrine.vision.verify.EmbedderCalibration;
import org.vitrine.vision.verify.SameObjectModel;

/** Runs the protocol of an {@link EvaluationRequest}. Entry point of {@code ./vitrine evaluate}. */
public final class Evaluation {

    private final EvaluationRequest evaluationRequest;

    /** @throws LabelledException if the folder does not exist */
    public Evaluation(EvaluationRequest evaluationRequest) {
        if (!Files.isDirectory(evaluationRequest.folder())) {
            throw new TrainingInputException("there is no folder " + evaluationRequest.folder());
        }
        this.evaluationRequest = evaluationRequest;
    }

    /**
     * Measures a model; protocols of the preparation ignore it. {@link EvaluationProtocol#measuresModels} states
     * whether a model is required.
     *
     * @throws LabelledException if the photographs, their columns or the model do not suit the protocol
     */
    public EvaluationResult measure(PictureModel model) throws IOException, InterruptedException {
        return switch (evaluationRequest.protocol()) {
            case RETRIEVAL, EURO, FOSSILS -> new RetrievalProtocol(evaluationRequest).measure(model);
            case ANCIENT -> new AncientProtocol(evaluationRequest).measure(Optional.of(model));
            case CLASSIFICATION -> new ClassificationProtocol(evaluationRequest).measure(model);
            case MATCH -> new MatchProtocol(evaluationRequest).measure(model);
            case SEGMENTATION, EURO_MASKS, ANGLE -> measure();
        };
    }

    /**
     * Measures the preparation of photographs.
     *
     * @throws LabelledException if the protocol requires a model
     */
    public EvaluationResult measure() throws IOException, InterruptedException {
        return switch (evaluationRequest.protocol()) {
            case SEGMENTATION, EURO_MASKS -> new MaskProtocol(evaluationRequest).measure();
            case ANGLE -> new AngleProtocol(evaluationRequest).measure();
            case ANCIENT -> new AncientProtocol(evaluationRequest).measure(Optional.empty());
            case RETRIEVAL, EURO, FOSSILS, CLASSIFICATION, MATCH ->
                throw new TrainingInputException(evaluationRequest.protocol().cliName() + " measures models; name one");
        };
    }

    /**
     * Figures of the order by cosine similarity, and those of the re-ranking if one is requested ({@code reranked…}).
     */
    static Map<String, Number> figures(Retrieval retrieval, PictureModel model, int rerank) throws IOException {
        var byName = figures(retrieval.measure(Ranking.cosine()));
        if (rerank > 0) {
            figures(retrieval.measure(new Reranking(rerank, weights(model)))).forEach((name, figure) -> {
                if (!name.equals("n")) {
                    byName.put("reranked" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), figure);
                }
            });
            byName.put("rerankedDepth", rerank);
        }
        return byName;
    }

    private static SameObjectModel weights(PictureModel model) {
        String name = model.version().name();
        return EmbedderCalibration.ofShipped(name)
                .map(EmbedderCalibration::strokes)
                .orElseThrow(() -> new TrainingInputException(
                        "'%s' has no fitted weights for edge maps; ./vitrine bench match --model %s fits them"
                                .formatted(name, name)));
    }

    static Map<String, Number> figures(RetrievalFigures figures) {
        var byName = new LinkedHashMap<String, Number>();
        byName.put("top1", rounded(figures.top1()));
        byName.put("hit8", rounded(figures.hit8()));
        byName.put("recall8", rounded(figures.recall8()));
        byName.put("mAP", rounded(figures.meanAveragePrecision()));
        byName.put("n", figures.queries());
        return byName;
    }

    static Map<String, Number> figures(AngleErrors angleErrors) {
        var byName = new LinkedHashMap<String, Number>();
        byName.put("medianDegrees", rounded(angleErrors.medianDegrees()));
        byName.put("p90Degrees", rounded(angleErrors.p90Degrees()));
        return byName;
    }

    /** Rounds to four decimals, more than the number of photographs of any protocol justifies. */
    static double rounded(double figure) {
        return Math.rint(figure * 1e4) / 1e4;
    }

    /** The model as {@code name@version}. */
    static String subject(PictureModel model) {
        return model.version().name() + "@" + model.version().version();
    }

    /** A note that counts refused photographs and quotes the first; none if there are none. */
    static List<String> refusalNotes(List<String> refused) {
        return refused.isEmpty()
                ? List.of()
                : List.of("%d photographs were refused and are left out, the first: %s"
                        .formatted(refused.size(), refused.getFirst()));
    }
}
