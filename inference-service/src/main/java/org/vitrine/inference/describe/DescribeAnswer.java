package org.vitrine.inference.describe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageProperties;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.PhotographDescription;
import org.vitrine.inference.statement.SkippedRequest;

/**
 * The JSON of {@code POST /v1/describe}: all statements of models about a query photograph.
 *
 * @param skipped statements that the profile requests but that are missing, with the reason; absent if there are none
 */
@Schema(description = "All statements of models about a photograph.")
record DescribeAnswer(
        List<Label> labels,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Properties> properties,
        List<Attribute> attributes,
        Vector vector,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SkippedRequest> skipped) {

    /**
     * The model that made a statement.
     *
     * @param digest SHA-256 of the model file; empty if the provider does not state it
     */
    record Model(String provider, String name, String version, String digest) {

        static Model of(ModelIdentity model) {
            return new Model(
                    model.provider(),
                    model.name(),
                    model.version(),
                    model.digest().orElse(""));
        }
    }

    record Label(
            String name,
            double confidence,
            List<Box> boxes,
            List<String> parents,
            List<String> aliases,
            List<String> categories,
            Model model) {

        static Label of(LabelStatement label) {
            return new Label(
                    label.name(),
                    label.confidence(),
                    label.boxes(),
                    label.parents(),
                    label.aliases(),
                    label.categories(),
                    Model.of(label.model()));
        }
    }

    /** Colours and quality of the photograph, if the profile requests them. */
    record Properties(
            double brightness, double sharpness, double contrast, List<ImageProperties.Colour> colours, Model model) {

        static Properties of(ImageProperties properties) {
            return new Properties(
                    properties.brightness(),
                    properties.sharpness(),
                    properties.contrast(),
                    properties.colours(),
                    Model.of(properties.model()));
        }
    }

    record Attribute(
            String name,
            String value,
            double confidence,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Box> boxes,
            Model model) {

        static Attribute of(AttributeStatement attribute) {
            return new Attribute(
                    attribute.name(),
                    attribute.value(),
                    attribute.confidence(),
                    attribute.boxes(),
                    Model.of(attribute.model()));
        }
    }

    record Vector(Model model, int dimension, List<Float> values) {}

    static DescribeAnswer of(PhotographDescription photographDescription) {
        var vector = photographDescription.vector();
        return new DescribeAnswer(
                photographDescription.labels().stream().map(Label::of).toList(),
                photographDescription.properties().map(Properties::of),
                photographDescription.attributes().stream().map(Attribute::of).toList(),
                new Vector(
                        Model.of(vector.model()),
                        vector.vector().dimension(),
                        vector.vector().values()),
                photographDescription.skipped());
    }
}
