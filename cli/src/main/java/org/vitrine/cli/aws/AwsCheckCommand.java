package org.vitrine.cli.aws;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./vitrine aws check}: makes each AWS call of Vitrine once and prints which ones work, for operators who set up
 * an account.
 */
@Command(
        name = "check",
        description = {
            "Makes each call of Vitrine to S3, Rekognition and SageMaker once, and prints which ones work.",
            "Credentials come from the AWS SDK's default chain: environment, profile, role. A run costs about 0.2 US cents."
        },
        mixinStandardHelpOptions = true)
final class AwsCheckCommand implements Callable<Integer> {

    @Option(names = "--region", defaultValue = "eu-central-1", description = "AWS region. Default: ${DEFAULT-VALUE}.")
    private String region = "eu-central-1";

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "Bucket of the image store; without it, S3 and labels by reference are not tried.")
    @Nullable
    private String bucket;

    @Option(
            names = "--sagemaker-endpoint",
            paramLabel = "NAME",
            description = "An endpoint that computes vectors or classifies; may be repeated.")
    private List<String> endpoints = List.of();

    @Option(
            names = "--custom-labels",
            paramLabel = "ARN",
            description = "A project version of Rekognition Custom Labels.")
    @Nullable
    private String customLabels;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Address to call instead of Rekognition and SageMaker, for example of a model-server.")
    @Nullable
    private URI endpoint;

    @Option(names = "--s3-endpoint", paramLabel = "URL", description = "Address to call instead of S3.")
    @Nullable
    private URI s3Endpoint;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() {
        try (var clients =
                new AwsCheckClients(region, Optional.ofNullable(endpoint), Optional.ofNullable(s3Endpoint))) {
            var calls = new AwsCalls(
                    clients, Optional.ofNullable(bucket), List.copyOf(endpoints), Optional.ofNullable(customLabels));
            var results = calls.checks().stream().map(AwsCheckCommand::run).toList();
            if (json) {
                var document = new LinkedHashMap<String, Object>();
                document.put("region", region);
                document.put("calls", results);
                terminal.json(document);
            } else {
                table(results).lines().forEach(terminal::printResult);
            }
            return results.stream().allMatch(CheckResult::works) ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /**
     * Result of one check.
     *
     * @param call name of the call
     * @param action IAM action that the call requires
     * @param works whether it succeeded
     * @param sentence its result, or the error
     */
    record CheckResult(String call, String action, boolean works, String sentence) {}

    private static CheckResult run(AwsCalls.Check call) {
        try {
            return new CheckResult(
                    call.name(), call.action(), true, call.request().get());
        } catch (RuntimeException failure) {
            return new CheckResult(call.name(), call.action(), false, AwsCalls.describe(failure));
        }
    }

    private static TextTable table(List<CheckResult> results) {
        var table = new TextTable("CALL", "IAM ACTION", "WORKS", "RESULT");
        results.forEach(
                result -> table.add(result.call(), result.action(), result.works() ? "yes" : "no", result.sentence()));
        return table;
    }
}
