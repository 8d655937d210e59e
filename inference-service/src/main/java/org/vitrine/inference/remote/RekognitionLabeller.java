package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.LabelsStatement;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.rekognition.model.DetectCustomLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsFeatureName;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.Image;

/** Requests labels from Amazon Rekognition. All calls go through {@link RemoteCalls}. */
@ApplicationScoped
public class RekognitionLabeller {

    private static final RemoteModel REKOGNITION = new RemoteModel.Rekognition();
    private static final float PERCENT = 100;

    private final RekognitionAsyncClient rekognition;
    private final RemoteCalls calls;

    RekognitionLabeller(RekognitionAsyncClient rekognition, RemoteCalls calls) {
        this.rekognition = rekognition;
        this.calls = calls;
    }

    /** Requests the labels of a picture, and its colours and quality if the profile requests them. */
    public Uni<LabelsStatement> labels(
            ImageInput imageInput, PictureReader reader, InferenceProfile.Labels settings, Requester requester) {
        var features = new ArrayList<DetectLabelsFeatureName>();
        features.add(DetectLabelsFeatureName.GENERAL_LABELS);
        if (settings.imageProperties()) {
            features.add(DetectLabelsFeatureName.IMAGE_PROPERTIES);
        }
        return image(imageInput, reader).chain(image -> {
            var request = DetectLabelsRequest.builder()
                    .image(image)
                    .features(features)
                    .minConfidence(percent(settings.minConfidence()))
                    .maxLabels(settings.maxLabels())
                    .build();
            return calls.call(
                    REKOGNITION,
                    BilledCall.labels(settings),
                    requester,
                    () -> rekognition.detectLabels(request),
                    answer -> LabelAnswer.read(answer, imageInput.original(), settings));
        });
    }

    /** Requests the labels of a picture from a Custom Labels model that was trained for the collection. */
    public Uni<LabelsStatement> customLabels(
            ImageInput imageInput,
            PictureReader reader,
            String projectVersionArn,
            InferenceProfile.Labels settings,
            Requester requester) {
        var remote = new RemoteModel.CustomLabels(projectVersionArn);
        return image(imageInput, reader).chain(image -> {
            var request = DetectCustomLabelsRequest.builder()
                    .projectVersionArn(projectVersionArn)
                    .image(image)
                    .minConfidence(percent(settings.minConfidence()))
                    .maxResults(settings.maxLabels())
                    .build();
            return calls.call(
                    remote,
                    BilledCall.customLabels(projectVersionArn),
                    requester,
                    () -> rekognition.detectCustomLabels(request),
                    answer -> CustomLabelAnswer.read(answer, imageInput.original(), remote));
        });
    }

    private static Uni<Image> image(ImageInput imageInput, PictureReader reader) {
        return switch (imageInput.transport()) {
            case ImageInput.Transport.Reference(var bucket, var key) ->
                Uni.createFrom()
                        .item(Image.builder()
                                .s3Object(object -> object.bucket(bucket).name(key))
                                .build());
            case ImageInput.Transport.Bytes _, ImageInput.Transport.Stored _ ->
                reader.bytes(imageInput).map(bytes -> Image.builder()
                        .bytes(SdkBytes.fromByteArrayUnsafe(bytes))
                        .build());
        };
    }

    private static float percent(double ratio) {
        return (float) (ratio * PERCENT);
    }
}
