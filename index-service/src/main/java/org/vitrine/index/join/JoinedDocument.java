package org.vitrine.index.join;

import java.util.Optional;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;

/** Joins the document of an image from its facts. Pure. */
final class JoinedDocument {

    private JoinedDocument() {}

    /** Returns the current document; empty until the arrival and all facts about its bytes are present. */
    static Optional<ImageDocument> of(ImageFacts facts) {
        return facts.arrived().flatMap(arrival -> facts.contents().stream()
                .filter(known -> known.sha256().equals(arrival.getSha256()) && known.isComplete())
                .findFirst()
                .map(known -> of(facts, arrival, known)));
    }

    private static ImageDocument of(ImageFacts facts, ImageArrived arrival, ContentFacts known) {
        var embedded = known.embedded().orElseThrow();
        var document = ImageDocument.newBuilder()
                .setImageId(arrival.getImageId())
                .setRevision(facts.revision())
                .setArrived(arrival)
                .setPreprocessed(known.preprocessed().orElseThrow())
                .setClassified(known.classified().orElseThrow())
                .setEmbedded(embedded)
                .setSupersededModels(facts.models().supersededBy(embedded, known.nextEmbedded()));
        known.nextEmbedded().ifPresent(document::setNextEmbedded);
        facts.decided().ifPresent(decisions -> StatePrecedence.add(decisions, arrival, document));
        facts.proposed()
                .filter(proposal -> proposal.getSha256().equals(arrival.getSha256()))
                .ifPresent(document::setProposed);
        return document.build();
    }
}
