package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.vitrine.inference.statement.Extent;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.Wishes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsFeatureName;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsRequest;

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

    /**
     * Labels of one picture.
     *
     * @param picture PNG or JPEG within {@link org.vitrine.inference.statement.LabelLimits}
     * @param original of what the picture shows the whole; boxes are in its pixels
     */
    public Uni<List<LabelStatement>> labels(byte[] picture, Extent original, Wishes.Labels wished) {
        var request = DetectLabelsRequest.builder()
                .image(image -> image.bytes(SdkBytes.fromByteArrayUnsafe(picture)))
                .features(DetectLabelsFeatureName.GENERAL_LABELS)
                .minConfidence((float) (wished.minConfidence() * PERCENT))
                .maxLabels(wished.maxLabels())
                .build();
        return calls.ask(
                REKOGNITION,
                () -> rekognition.detectLabels(request),
                answer -> LabelAnswer.read(answer, original, wished));
    }
}
