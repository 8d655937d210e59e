package org.vitrine.training.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.measure.Retrieval;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.training.vectors.PhotographEmbedder;
import org.vitrine.training.vectors.PictureModel;

/**
 * The protocols {@code retrieval}, {@code euro} and {@code fossils}: searches the photographs of the part {@code query}
 * among those of the part {@code gallery}.
 */
record RetrievalProtocol(EvaluationRequest asked) {

    EvaluationResult measure(PictureModel model) throws IOException, InterruptedException {
        var photographs = LabelledFolder.csv(asked.csv());
        var label =
                switch (asked.protocol()) {
                    case EURO -> "type_id";
                    case FOSSILS -> "taxon";
                    default -> asked.columns().label();
                };
        photographs.forEach(photograph -> photograph.needed(label));
        var made = new PhotographEmbedder(model, asked.look(), asked.keptIn()).of(photographs, asked.progress());
        BiPredicate<LabelledPhotograph, LabelledPhotograph> relevant =
                (query, found) -> query.needed(label).equals(found.needed(label));
        var retrieval = new Retrieval(
                part(made.candidates(), "query"), part(made.candidates(), "gallery"), relevant, comparable());
        if (retrieval.queries().isEmpty() || retrieval.gallery().isEmpty()) {
            throw new LabelledException("%s has no photograph with '%s' = 'query', or none with 'gallery'"
                    .formatted(asked.csv(), splitColumn()));
        }
        var figures = Evaluation.told(retrieval, model, asked.rerank());
        if (Integer.valueOf(0).equals(figures.get("n"))) {
            throw new LabelledException(
                    "no query of %s has a relevant picture in the gallery; '%s' is what makes relevant"
                            .formatted(asked.csv(), label));
        }
        return new EvaluationResult(Evaluation.subject(model), figures, Evaluation.refusals(made.refused()));
    }

    private String splitColumn() {
        return asked.protocol() == EvaluationProtocol.EURO
                ? "split"
                : asked.columns().split();
    }

    /** Photographs of a part; all photographs if the list states no parts. */
    private List<EmbeddedPhotograph> part(List<EmbeddedPhotograph> candidates, String part) {
        if (asked.protocol() == EvaluationProtocol.FOSSILS) {
            return candidates;
        }
        Predicate<EmbeddedPhotograph> told =
                candidate -> candidate.photograph().column(splitColumn()).isPresent();
        if (candidates.stream().noneMatch(told)) {
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
                switch (asked.protocol()) {
                    case EURO -> "source_photo";
                    case FOSSILS -> "specimen";
                    default -> asked.columns().group();
                };
        return (query, found) -> query != found && !shared(query.column(group), found.column(group));
    }

    private static boolean shared(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }
}
