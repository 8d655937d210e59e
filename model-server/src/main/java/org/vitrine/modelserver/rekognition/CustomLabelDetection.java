package org.vitrine.modelserver.rekognition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vitrine.modelserver.invocation.Detection;
import org.vitrine.modelserver.loading.ModelLookup;
import org.vitrine.modelserver.loading.ModelRegistry;
import org.vitrine.modelserver.loading.ServedModel;
import org.vitrine.modelserver.run.ModelRuns;
import org.vitrine.modelserver.run.RunOutcome;
import org.vitrine.modelserver.wire.AwsFault;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Task;

/**
 * Rekognition's {@code DetectCustomLabels}: runs a served classifier or detector on the picture. In ProjectVersionArn
 * the project is the name of the model, and the version is its version.
 */
@ApplicationScoped
class CustomLabelDetection {

    private static final Pattern ARN =
            Pattern.compile("arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:project/([a-zA-Z0-9_.\\-]{1,255})"
                    + "/version/([a-zA-Z0-9_.\\-]{1,255})/[0-9]+");
    private static final double PERCENT = 100;
    /** Default of MinConfidence in per cent. Rekognition uses a threshold of each model; the models here have none. */
    private static final double DEFAULT_CONFIDENCE = 50;

    private final ModelRegistry registry;
    private final ModelRuns runs;
    private final ObjectMapper json;

    CustomLabelDetection(ModelRegistry registry, ModelRuns runs, ObjectMapper json) {
        this.registry = registry;
        this.runs = runs;
        this.json = json;
    }

    /**
     * The parameters of a request, without the picture, which may have to be read from S3.
     *
     * @param maxResults maximum number of labels in the response
     * @param minConfidence least confidence of a label, 0 to 100
     */
    record Parameters(ServedModel model, int maxResults, double minConfidence) {}

    /**
     * One label of the answer.
     *
     * @param confidence 0 to 1
     * @param location the box of a detector; empty for a classifier
     */
    private record NamedLabel(String name, double confidence, Optional<Detection> location) {}

    /** Validates the parameters; throws the error that Rekognition would return if they are invalid. */
    Parameters parameters(JsonNode request) {
        return new Parameters(
                model(request.path("ProjectVersionArn").asText("")),
                (int) DetectLabelsRequest.number(request, "MaxResults", Integer.MAX_VALUE, 0, Integer.MAX_VALUE),
                DetectLabelsRequest.number(request, "MinConfidence", DEFAULT_CONFIDENCE, 0, PERCENT));
    }

    private ServedModel model(String arn) {
        var parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw RekognitionFault.invalidParameter(
                    "ProjectVersionArn '" + arn + "' is not the ARN of a project version");
        }
        var project = parts.group(1);
        var version = parts.group(2);
        var model = registry.find(project, version);
        if (model.isPresent()) {
            var task = model.get().card().task();
            if (task != Task.CLASSIFICATION && task != Task.DETECTION) {
                throw RekognitionFault.invalidParameter(
                        "'%s' is for %s, which gives no labels".formatted(project, task.lowerCaseName()));
            }
            return model.get();
        }
        throw switch (registry.find(project)) {
            case ModelLookup.Loading _, ModelLookup.Refused _, ModelLookup.Found _ ->
                AwsFault.of(
                                "ResourceNotReadyException",
                                400,
                                "version '%s' of '%s' is not running; GET /models lists the running versions"
                                        .formatted(version, project))
                        .toException();
            case ModelLookup.Unknown _ ->
                AwsFault.of("ResourceNotFoundException", 400, "no model '" + project + "' is served")
                        .toException();
        };
    }

    /** Runs the model and returns the response, highest confidence first; fails with an error of Rekognition. */
    Uni<ObjectNode> detect(Parameters parameters, byte[] picture) {
        return runs.run(parameters.model(), picture).map(outcome -> answer(parameters, outcome));
    }

    private ObjectNode answer(Parameters parameters, RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Done done ->
                toJson(parameters, labels(parameters.model().card(), done));
            case RunOutcome.NotAnImage(var sentence) -> throw RekognitionFault.invalidFormat(sentence);
            case RunOutcome.TooLarge(var sentence) -> throw RekognitionFault.tooLarge(sentence);
            case RunOutcome.Busy(var sentence) -> throw RekognitionFault.busy(sentence);
            case RunOutcome.Unloaded() -> throw RekognitionFault.busy("the model is being replaced");
            case RunOutcome.Failed(var message) -> throw RekognitionFault.internal(message);
        };
    }

    private static List<NamedLabel> labels(ModelCard card, RunOutcome.Done done) {
        if (card.task() == Task.DETECTION) {
            return Detection.of(card, done.values(), done.square()).stream()
                    .map(found -> new NamedLabel(label(card, found.classIndex()), found.score(), Optional.of(found)))
                    .toList();
        }
        var classes = done.values().getFirst();
        return IntStream.range(0, classes.size())
                .mapToObj(i -> new NamedLabel(card.labels().get(i), classes.at(i), Optional.empty()))
                .sorted(Comparator.comparingDouble(NamedLabel::confidence).reversed())
                .toList();
    }

    private static String label(ModelCard card, int index) {
        return index >= 0 && index < card.labels().size() ? card.labels().get(index) : Integer.toString(index);
    }

    private ObjectNode toJson(Parameters parameters, List<NamedLabel> labels) {
        var answer = json.createObjectNode();
        var list = answer.putArray("CustomLabels");
        labels.stream()
                .filter(label -> label.confidence() * PERCENT >= parameters.minConfidence())
                .limit(parameters.maxResults())
                .forEach(label -> {
                    var node = list.addObject().put("Name", label.name());
                    node.put("Confidence", Math.min(PERCENT, label.confidence() * PERCENT));
                    label.location().ifPresent(box -> node.putObject("Geometry")
                            .putObject("BoundingBox")
                            .put("Left", box.left())
                            .put("Top", box.top())
                            .put("Width", box.right() - box.left())
                            .put("Height", box.bottom() - box.top()));
                });
        return answer;
    }
}
