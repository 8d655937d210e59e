package org.vitrine.inference.stage;

import java.time.Instant;
import org.vitrine.events.Attribute;
import org.vitrine.events.Box;
import org.vitrine.events.Classified;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Label;
import org.vitrine.events.Model;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Stage;
import org.vitrine.events.Vector;
import org.vitrine.inference.remote.RemoteFault;
import org.vitrine.inference.statement.Description;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.ModelReference;

/** Statements as facts of the flow. Pure. */
final class Facts {

    private Facts() {}

    static Classified classified(Preprocessed about, Description description, Instant now) {
        return Classified.newBuilder()
                .setImageId(about.getImageId())
                .setCollectionId(about.getCollectionId())
                .setInstitutionId(about.getInstitutionId())
                .setVersion(about.getVersion())
                .setSha256(about.getSha256())
                .setLabels(description.labels().stream().map(Facts::label).toList())
                .setAttributes(description.attributes().stream()
                        .map(said -> new Attribute(said.name(), said.value(), said.confidence(), model(said.model())))
                        .toList())
                .setClassifiedAt(now)
                .build();
    }

    static Embedded embedded(Preprocessed about, Description description, Instant now) {
        var said = description.vector();
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
                        + ". Save it anew as an ordinary JPEG or PNG and send that.")
                .setRejectedAt(now)
                .build();
    }

    private static Label label(LabelStatement said) {
        return new Label(
                said.name(),
                said.confidence(),
                said.boxes().stream()
                        .map(box -> new Box(box.left(), box.top(), box.width(), box.height(), box.confidence()))
                        .toList(),
                said.parents(),
                said.aliases(),
                said.categories(),
                model(said.model()));
    }

    private static Model model(ModelReference model) {
        return new Model(
                model.provider(), model.name(), model.version(), model.digest().orElse(""));
    }
}
