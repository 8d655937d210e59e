package org.vitrine.training.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.measure.Retrieval;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.training.vectors.PhotographEmbedder;
import org.vitrine.training.vectors.PictureModel;

/**
 * The protocols {@code retrieval}, {@code euro} and {@code fossils}: searches the photographs of the part {@code query}
 * among those of the part {@code gallery}.
 */
record RetrievalProtocol(EvaluationRequest request) {

    EvaluationResult measure(PictureModel model) throws IOException, InterruptedException {
        var photographs = LabelledFolder.csv(request.csv());
        var label =
                switch (request.protocol()) {
                    case EURO -> "type_id";
                    case FOSSILS -> "taxon";
                    default -> request.columns().label();
                };
        photographs.forEach(photograph -> photograph.required(label));
        var embeddings = new PhotographEmbedder(model, request.preparation(), request.cacheFolder())
                .of(photographs, request.progress());
        BiPredicate<LabelledPhotograph, LabelledPhotograph> relevant =
                (query, found) -> query.required(label).equals(found.required(label));
        var retrieval = new Retrieval(
                part(embeddings.photographs(), "query"),
                part(embeddings.photographs(), "gallery"),
                relevant,
                comparable());
        if (retrieval.queries().isEmpty() || retrieval.gallery().isEmpty()) {
            throw new TrainingInputException("%s has no photograph with '%s' = 'query', or none with 'gallery'"
                    .formatted(request.csv(), splitColumn()));
        }
        var figures = Evaluation.figures(retrieval, model, request.rerank());
        if (Integer.valueOf(0).equals(figures.get("n"))) {
            throw new TrainingInputException(
                    "no query of %s has a relevant picture in the gallery; relevant pictures have the same '%s'"
                            .formatted(request.csv(), label));
        }
        return new EvaluationResult(Evaluation.subject(model), figures, Evaluation.refusalNotes(embeddings.refused()));
    }

    private String splitColumn() {
        return request.protocol() == EvaluationProtocol.EURO
                ? "split"
                : request.columns().split();
    }

    /** Photographs of a part; all photographs if the list states no parts. */
    private List<EmbeddedPhotograph> part(List<EmbeddedPhotograph> candidates, String part) {
        if (request.protocol() == EvaluationProtocol.FOSSILS) {
            return candidates;
        }
        Predicate<EmbeddedPhotograph> hasSplit =
                candidate -> candidate.photograph().column(splitColumn()).isPresent();
        if (candidates.stream().noneMatch(hasSplit)) {
            return candidates;
        }
        return candidates.stream()
                .filter(candidate -> candidate
                        .photograph()
                        .column(splitColumn())
                        .filter(part::equalsIgnoreCase)
                        .isPresent())
                .toList();
    }

    private BiPredicate<LabelledPhotograph, LabelledPhotograph> comparable() {
        var group =
                switch (request.protocol()) {
                    case EURO -> "source_photo";
                    case FOSSILS -> "specimen";
                    default -> request.columns().group();
                };
        return (query, found) -> query != found && !isSameGroup(query.column(group), found.column(group));
    }

    private static boolean isSameGroup(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }
}
