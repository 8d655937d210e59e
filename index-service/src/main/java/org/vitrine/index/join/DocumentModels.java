package org.vitrine.index.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Model;

/**
 * The models in whose indexes there may be documents of one image. The writer removes documents from the indexes of
 * models that are no longer used.
 *
 * @param newestFirst at most {@link #MAX_MODELS}; of more, those of the oldest documents are dropped
 */
record DocumentModels(List<Model> newestFirst) {

    static final DocumentModels NONE = new DocumentModels(List.of());

    /** The maximum number of superseded models. Of more, the indexes of the oldest are not cleaned. */
    static final int MAX_SUPERSEDED = 4;

    /** The maximum number of models: those of the two current vectors, and the superseded ones. */
    static final int MAX_MODELS = 2 + MAX_SUPERSEDED;

    DocumentModels {
        newestFirst = List.copyOf(newestFirst);
    }

    /** Returns the models that a sent document names: those of its vectors, then the superseded ones. */
    static DocumentModels of(ImageDocument document) {
        return new DocumentModels(document.getSupersededModels()).with(document);
    }

    /** Returns these models, with those of the vectors of a newer document in front. */
    DocumentModels with(ImageDocument document) {
        List<Model> all =
                new ArrayList<>(models(document.getEmbedded(), Optional.ofNullable(document.getNextEmbedded())));
        newestFirst.stream().filter(model -> !contains(all, model)).forEach(all::add);
        return new DocumentModels(all.subList(0, Math.min(MAX_MODELS, all.size())));
    }

    /** Returns the superseded models of a document with these vectors: those that computed neither of them. */
    List<Model> supersededBy(Embedded own, Optional<Embedded> next) {
        var current = models(own, next);
        return newestFirst.stream()
                .filter(model -> !contains(current, model))
                .limit(MAX_SUPERSEDED)
                .toList();
    }

    private static List<Model> models(Embedded own, Optional<Embedded> next) {
        return Stream.concat(Stream.of(own), next.stream())
                .map(fact -> fact.getVector().getModel())
                .toList();
    }

    /** Compares name and version only, because they determine the name of the index. */
    private static boolean contains(List<Model> models, Model model) {
        return models.stream()
                .anyMatch(one -> one.getName().equals(model.getName())
                        && one.getVersion().equals(model.getVersion()));
    }
}
