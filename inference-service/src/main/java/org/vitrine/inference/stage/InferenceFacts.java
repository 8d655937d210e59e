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

    static Classified classified(Preprocessed source, PhotographDescription photographDescription, Instant now) {
        var fact = Classified.newBuilder()
                .setImageId(source.getImageId())
                .setCollectionId(source.getCollectionId())
                .setInstitutionId(source.getInstitutionId())
                .setVersion(source.getVersion())
                .setSha256(source.getSha256())
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
     * @param endpoint the endpoint that computed the vector
     * @param alongside whether the vector is an additional one by the next embedder, while the embedder is replaced
     */
    static Embedded embedded(
            Preprocessed source,
            VectorStatement statement,
            InferenceProfile.Endpoint endpoint,
            boolean alongside,
            Instant now) {
        return Embedded.newBuilder()
                .setImageId(source.getImageId())
                .setCollectionId(source.getCollectionId())
                .setInstitutionId(source.getInstitutionId())
                .setVersion(source.getVersion())
                .setSha256(source.getSha256())
                .setVector(new Vector(
                        model(statement.model()),
                        statement.vector().dimension(),
                        statement.vector().values()))
                .setAsked(Endpoints.reference(endpoint))
                .setAlongside(alongside)
                .setEmbeddedAt(now)
                .build();
    }

    static ImageRejected rejected(Preprocessed source, RemoteFault fault, Instant now) {
        return ImageRejected.newBuilder()
                .setImageId(source.getImageId())
                .setCollectionId(source.getCollectionId())
                .setInstitutionId(source.getInstitutionId())
                .setVersion(source.getVersion())
                .setSha256(source.getSha256())
                .setStage(Stage.CLASSIFIED)
                .setReasonCode(fault.code())
                .setSentence("The photograph cannot be described: " + fault.sentence()
                        + ". Save it as a JPEG or PNG and send it again.")
                .setRejectedAt(now)
                .build();
    }

    private static Label label(LabelStatement statement) {
        return new Label(
                statement.name(),
                statement.confidence(),
                boxes(statement.boxes()),
                statement.parents(),
                statement.aliases(),
                statement.categories(),
                model(statement.model()));
    }

    private static Attribute attribute(AttributeStatement statement) {
        return new Attribute(
                statement.name(),
                statement.value(),
                statement.confidence(),
                model(statement.model()),
                boxes(statement.boxes()));
    }

    private static List<Box> boxes(List<org.vitrine.inference.statement.Box> boxes) {
        return boxes.stream()
                .map(box -> new Box(box.left(), box.top(), box.width(), box.height(), box.confidence()))
                .toList();
    }

    private static org.vitrine.events.ImageProperties properties(ImageProperties statement) {
        return new org.vitrine.events.ImageProperties(
                statement.brightness(),
                statement.sharpness(),
                statement.contrast(),
                statement.colours().stream()
                        .map(colour -> new Colour(colour.name(), colour.hex(), colour.share()))
                        .toList(),
                model(statement.model()));
    }

    private static Model model(ModelIdentity model) {
        return new Model(
                model.provider(), model.name(), model.version(), model.digest().orElse(""));
    }
}
