package org.vitrine.inference.stage;

import java.time.Instant;
import java.util.List;
import org.vitrine.events.Attribute;
import org.vitrine.events.Box;
import org.vitrine.events.Classified;
import org.vitrine.events.Colour;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Label;
import org.vitrine.events.Model;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Skipped;
import org.vitrine.events.Stage;
import org.vitrine.events.Vector;
import org.vitrine.inference.remote.Endpoints;
import org.vitrine.inference.remote.RemoteFault;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.ImageProperties;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.PhotographDescription;
import org.vitrine.inference.statement.VectorStatement;

/**
 * Builds the events of this stage ({@code classified}, {@code embedded}, {@code image-rejected}) from statements. Pure.
 */
final class InferenceFacts {

    private InferenceFacts() {}

    static Classified classified(Preprocessed about, PhotographDescription photographDescription, Instant now) {
        var fact = Classified.newBuilder()
                .setImageId(about.getImageId())
                .setCollectionId(about.getCollectionId())
                .setInstitutionId(about.getInstitutionId())
                .setVersion(about.getVersion())
                .setSha256(about.getSha256())
                .setLabels(photographDescription.labels().stream()
                        .map(InferenceFacts::label)
                        .toList())
                .setAttributes(photographDescription.attributes().stream()
                        .map(InferenceFacts::attribute)
                        .toList())
                .setSkipped(photographDescription.skipped().stream()
                        .map(skipped -> new Skipped(skipped.what(), skipped.reasonCode(), skipped.sentence()))
                        .toList())
                .setClassifiedAt(now);
        photographDescription.properties().map(InferenceFacts::properties).ifPresent(fact::setProperties);
        return fact.build();
    }

    /**
     * Builds {@code embedded}.
     *
     * @param asked the endpoint that computed the vector
     * @param alongside whether the vector is an additional one by the next embedder, while the embedder is replaced
     */
    static Embedded embedded(
            Preprocessed about, VectorStatement said, InferenceProfile.Endpoint asked, boolean alongside, Instant now) {
        return Embedded.newBuilder()
                .setImageId(about.getImageId())
                .setCollectionId(about.getCollectionId())
                .setInstitutionId(about.getInstitutionId())
                .setVersion(about.getVersion())
                .setSha256(about.getSha256())
                .setVector(new Vector(
                        model(said.model()),
                        said.vector().dimension(),
                        said.vector().values()))
                .setAsked(Endpoints.reference(asked))
                .setAlongside(alongside)
                .setEmbeddedAt(now)
                .build();
    }

    static ImageRejected rejected(Preprocessed about, RemoteFault fault, Instant now) {
        return ImageRejected.newBuilder()
                .setImageId(about.getImageId())
                .setCollectionId(about.getCollectionId())
                .setInstitutionId(about.getInstitutionId())
                .setVersion(about.getVersion())
                .setSha256(about.getSha256())
                .setStage(Stage.CLASSIFIED)
                .setReasonCode(fault.code())
                .setSentence("The photograph cannot be described: " + fault.sentence()
                        + ". Save it as a JPEG or PNG and send it again.")
                .setRejectedAt(now)
                .build();
    }

    private static Label label(LabelStatement said) {
        return new Label(
                said.name(),
                said.confidence(),
                boxes(said.boxes()),
                said.parents(),
                said.aliases(),
                said.categories(),
                model(said.model()));
    }

    private static Attribute attribute(AttributeStatement said) {
        return new Attribute(said.name(), said.value(), said.confidence(), model(said.model()), boxes(said.boxes()));
    }

    private static List<Box> boxes(List<org.vitrine.inference.statement.Box> boxes) {
        return boxes.stream()
                .map(box -> new Box(box.left(), box.top(), box.width(), box.height(), box.confidence()))
                .toList();
    }

    private static org.vitrine.events.ImageProperties properties(ImageProperties said) {
        return new org.vitrine.events.ImageProperties(
                said.brightness(),
                said.sharpness(),
                said.contrast(),
                said.colours().stream()
                        .map(colour -> new Colour(colour.name(), colour.hex(), colour.share()))
                        .toList(),
                model(said.model()));
    }

    private static Model model(ModelIdentity model) {
        return new Model(
                model.provider(), model.name(), model.version(), model.digest().orElse(""));
    }
}
