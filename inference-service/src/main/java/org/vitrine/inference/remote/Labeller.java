package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.vitrine.inference.limit.Asker;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.Shown;
import org.vitrine.inference.statement.Wishes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.rekognition.model.DetectCustomLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsFeatureName;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.Image;

/** Asks Rekognition what is to be seen. */
@ApplicationScoped
public class Labeller {

    private static final Remote REKOGNITION = new Remote.Rekognition();
    private static final float PERCENT = 100;

    private final RekognitionAsyncClient rekognition;
    private final RemoteCalls calls;

    Labeller(RekognitionAsyncClient rekognition, RemoteCalls calls) {
        this.rekognition = rekognition;
        this.calls = calls;
    }

    /** Labels of one picture, and its colours and quality where wished for. */
    public Uni<LabelsStatement> labels(Shown shown, PictureReader reader, Wishes.Labels wished, Asker asker) {
        var features = new ArrayList<DetectLabelsFeatureName>();
        features.add(DetectLabelsFeatureName.GENERAL_LABELS);
        if (wished.imageProperties()) {
            features.add(DetectLabelsFeatureName.IMAGE_PROPERTIES);
        }
        return image(shown, reader).chain(image -> {
            var request = DetectLabelsRequest.builder()
                    .image(image)
                    .features(features)
                    .minConfidence(percent(wished.minConfidence()))
                    .maxLabels(wished.maxLabels())
                    .build();
            return calls.ask(
                    REKOGNITION,
                    Billed.labels(wished),
                    asker,
                    () -> rekognition.detectLabels(request),
                    answer -> LabelAnswer.read(answer, shown.original(), wished));
        });
    }

    /** Labels of one picture by a model the collection's people trained. */
    public Uni<LabelsStatement> customLabels(
            Shown shown, PictureReader reader, String projectVersionArn, Wishes.Labels wished, Asker asker) {
        var remote = new Remote.CustomLabels(projectVersionArn);
        return image(shown, reader).chain(image -> {
            var request = DetectCustomLabelsRequest.builder()
                    .projectVersionArn(projectVersionArn)
                    .image(image)
                    .minConfidence(percent(wished.minConfidence()))
                    .maxResults(wished.maxLabels())
                    .build();
            return calls.ask(
                    remote,
                    Billed.customLabels(projectVersionArn),
                    asker,
                    () -> rekognition.detectCustomLabels(request),
                    answer -> CustomLabelAnswer.read(answer, shown.original(), remote));
        });
    }

    private static Uni<Image> image(Shown shown, PictureReader reader) {
        return switch (shown.way()) {
            case Shown.Way.Reference(var bucket, var key) ->
                Uni.createFrom()
                        .item(Image.builder()
                                .s3Object(object -> object.bucket(bucket).name(key))
                                .build());
            case Shown.Way.Bytes _, Shown.Way.Stored _ ->
                reader.bytes(shown).map(bytes -> Image.builder()
                        .bytes(SdkBytes.fromByteArrayUnsafe(bytes))
                        .build());
        };
    }

    private static float percent(double ratio) {
        return (float) (ratio * PERCENT);
    }
}
