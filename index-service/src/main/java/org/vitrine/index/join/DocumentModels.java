package org.vitrine.index.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Model;

/**
 * Models in whose indexes documents of one image may lie.
 *
 * @param newestFirst at most {@link #MOST}; of more, those of the oldest documents are dropped
 */
record DocumentModels(List<Model> newestFirst) {

    static final DocumentModels NONE = new DocumentModels(List.of());

    /** Of more superseded ones the indexes of the oldest are not cleaned. */
    static final int MOST_SUPERSEDED = 4;

    /** Two current ones and those. */
    static final int MOST = 2 + MOST_SUPERSEDED;

    DocumentModels {
        newestFirst = List.copyOf(newestFirst);
    }

    /** What a document that was sent says of them. */
    static DocumentModels of(ImageDocument document) {
        return new DocumentModels(document.getSupersededModels()).and(document);
    }

    /** With those whose vectors this document has. */
    DocumentModels and(ImageDocument document) {
        List<Model> all =
                new ArrayList<>(models(document.getEmbedded(), Optional.ofNullable(document.getNextEmbedded())));
        newestFirst.stream().filter(model -> !contains(all, model)).forEach(all::add);
        return new DocumentModels(all.subList(0, Math.min(MOST, all.size())));
    }

    /** Those of which a document with these vectors has none. */
    List<Model> supersededBy(Embedded own, Optional<Embedded> next) {
        var current = models(own, next);
        return newestFirst.stream()
                .filter(model -> !contains(current, model))
                .limit(MOST_SUPERSEDED)
                .toList();
    }

    private static List<Model> models(Embedded own, Optional<Embedded> next) {
        return Stream.concat(Stream.of(own), next.stream())
                .map(fact -> fact.getVector().getModel())
                .toList();
    }

    /** Name and version decide, since they name the index. */
    private static boolean contains(List<Model> models, Model model) {
        return models.stream()
                .anyMatch(one -> one.getName().equals(model.getName())
                        && one.getVersion().equals(model.getVersion()));
    }
}
