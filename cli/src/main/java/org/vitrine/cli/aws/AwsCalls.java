package org.vitrine.cli.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsFeatureName;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.Image;

/** The calls that Vitrine makes to AWS, each as a check with a small test picture. Used by {@link AwsCheckCommand}. */
final class AwsCalls {

    private static final String KEY = "vitrine-aws-check.jpg";
    private static final int QUOTED = 80;

    private final AwsCheckClients clients;
    private final Optional<String> bucket;
    private final List<String> endpoints;
    private final Optional<String> customLabels;
    private final byte[] picture = DiscPicture.jpeg();

    AwsCalls(AwsCheckClients clients, Optional<String> bucket, List<String> endpoints, Optional<String> customLabels) {
        this.clients = clients;
        this.bucket = bucket;
        this.endpoints = endpoints;
        this.customLabels = customLabels;
    }

    /**
     * One check.
     *
     * @param name name of the call, for the table
     * @param action IAM action that the call requires; {@code -} for none
     * @param request makes the call and returns its result in one sentence; throws if the call fails
     */
    record Check(String name, String action, Supplier<String> request) {}

    /** The checks, ordered so that one creates what a later one uses: the object is written first and deleted last. */
    List<Check> checks() {
        var checks = new ArrayList<Check>();
        checks.add(new Check("credentials", "-", AwsCalls::credentials));
        bucket.ifPresent(name -> {
            checks.add(new Check("S3 PutObject", "s3:PutObject", () -> put(name)));
            checks.add(new Check("S3 GetObject", "s3:GetObject", () -> get(name)));
            checks.add(new Check("S3 ListObjectsV2", "s3:ListBucket", () -> list(name)));
        });
        checks.add(new Check("Rekognition DetectLabels, bytes", "rekognition:DetectLabels", () -> labels(bytes())));
        bucket.ifPresent(name -> checks.add(new Check(
                "Rekognition DetectLabels, S3",
                "rekognition:DetectLabels, s3:GetObject",
                () -> labels(Image.builder()
                        .s3Object(object -> object.bucket(name).name(KEY))
                        .build()))));
        customLabels.ifPresent(arn -> checks.add(new Check(
                "Rekognition DetectCustomLabels", "rekognition:DetectCustomLabels", () -> customLabels(arn))));
        endpoints.forEach(
                name -> checks.add(new Check("SageMaker " + name, "sagemaker:InvokeEndpoint", () -> invoke(name))));
        bucket.ifPresent(name -> checks.add(new Check("S3 DeleteObject", "s3:DeleteObject", () -> delete(name))));
        return checks;
    }

    /** Status, error code and message of a failure, on one line. */
    static String describe(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var words = cause instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? "%d %s: %s"
                        .formatted(
                                service.statusCode(),
                                service.awsErrorDetails().errorCode(),
                                service.awsErrorDetails().errorMessage())
                : String.valueOf(cause.getMessage());
        return words.replaceAll("\\s+", " ");
    }

    private static String credentials() {
        try (var chain = DefaultCredentialsProvider.builder().build()) {
            var key = chain.resolveCredentials().accessKeyId();
            return "access key " + key.substring(0, Math.min(4, key.length())) + "…";
        }
    }

    private String put(String name) {
        clients.s3()
                .putObject(
                        put -> put.bucket(name).key(KEY).contentType("image/jpeg"), AsyncRequestBody.fromBytes(picture))
                .join();
        return "wrote s3://%s/%s".formatted(name, KEY);
    }

    private String get(String name) {
        var bytes = clients.s3()
                .getObject(get -> get.bucket(name).key(KEY), AsyncResponseTransformer.toBytes())
                .join();
        return "read %d bytes".formatted(bytes.asByteArrayUnsafe().length);
    }

    private String list(String name) {
        var page = clients.s3()
                .listObjectsV2(list -> list.bucket(name).prefix(KEY).maxKeys(1))
                .join();
        return "listed %d object".formatted(page.contents().size());
    }

    private String delete(String name) {
        clients.s3().deleteObject(delete -> delete.bucket(name).key(KEY)).join();
        return "removed s3://%s/%s".formatted(name, KEY);
    }

    private String labels(Image image) {
        DetectLabelsResponse answer = clients.rekognition()
                .detectLabels(detect -> detect.image(image)
                        .maxLabels(5)
                        .minConfidence(50f)
                        .features(DetectLabelsFeatureName.GENERAL_LABELS))
                .join();
        return "model %s, %d labels%s"
                .formatted(
                        answer.labelModelVersion(),
                        answer.labels().size(),
                        answer.labels().isEmpty()
                                ? ""
                                : ", first " + answer.labels().getFirst().name());
    }

    private String customLabels(String arn) {
        var answer = clients.rekognition()
                .detectCustomLabels(
                        detect -> detect.projectVersionArn(arn).image(bytes()).maxResults(5))
                .join();
        return "%d labels".formatted(answer.customLabels().size());
    }

    private String invoke(String endpoint) {
        var answer = clients.sagemaker()
                .invokeEndpoint(invoke -> invoke.endpointName(endpoint)
                        .contentType("application/x-image")
                        .accept("application/json")
                        .body(SdkBytes.fromByteArray(picture)))
                .join();
        var body = answer.body().asString(StandardCharsets.UTF_8);
        return String.format(
                Locale.ROOT,
                "%d bytes: %s",
                body.length(),
                body.substring(0, Math.min(QUOTED, body.length())).replaceAll("\\s+", " "));
    }

    private Image bytes() {
        return Image.builder().bytes(SdkBytes.fromByteArray(picture)).build();
    }
}
