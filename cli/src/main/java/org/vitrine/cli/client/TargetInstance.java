package org.vitrine.cli.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Program;
import org.vitrine.platform.Service;
import picocli.CommandLine.Option;

/**
 * Options {@code --data} and {@code --token-file}: the instance of Vitrine that a command works on, and the account for
 * it. Its services are found by the environment variables {@code VITRINE_…_URL}, or else by the addresses that
 * {@code platform} recorded in the data folder.
 */
public final class TargetInstance {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of data, logs and state. Default: .vitrine in the repository.")
    @org.jspecify.annotations.Nullable
    private Path data;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "File with a bearer token, where the instance has sign-in. Default: the environment variable VITRINE_TOKEN.")
    @org.jspecify.annotations.Nullable
    private Path tokenFile;

    public Path folder() {
        return data != null ? data : Installation.find().root().resolve(".vitrine");
    }

    public Platform platform(PlatformEvent.Listener listener) {
        return new Platform(
                Installation.find(), new PlatformFolder(folder()), PlatformSettings.forCommandLine(), listener);
    }

    /** @throws CliException if no address of the service is known */
    public ApiClient ingest() {
        return api("VITRINE_INGEST_URL", Service.INGEST);
    }

    public ApiClient search() {
        return api("VITRINE_SEARCH_URL", Service.SEARCH);
    }

    public ApiClient models() {
        return new ApiClient(url("VITRINE_MODELS_URL", Service.MODEL_SERVER)); // it has no sign-in
    }

    /** The model-server; empty if none runs, because models can be added without it. */
    public Optional<ApiClient> modelsIfRunning() {
        try {
            return Optional.of(models());
        } catch (CliException notRunning) {
            return Optional.empty();
        }
    }

    /**
     * The model-server of the same instance as {@link #ingest()}. Empty if the address of ingest-service is given and
     * that of a model-server is not, because a local model-server would belong to another instance.
     */
    public Optional<ApiClient> modelsOfSameInstance() {
        boolean elsewhere = environmentVariable("VITRINE_INGEST_URL").isPresent();
        return elsewhere && environmentVariable("VITRINE_MODELS_URL").isEmpty() ? Optional.empty() : modelsIfRunning();
    }

    /** Address of the start page. */
    public URI page() {
        return url("VITRINE_SEARCH_URL", Service.SEARCH).resolve("/");
    }

    private ApiClient api(String variable, Service service) {
        return new ApiClient(url(variable, service), token());
    }

    private Optional<BearerToken> token() {
        return tokenFile != null
                ? Optional.of(BearerToken.ofFile(tokenFile))
                : environmentVariable("VITRINE_TOKEN").map(text -> BearerToken.of(text, "VITRINE_TOKEN"));
    }

    private static Optional<String> environmentVariable(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private URI url(String variable, Program service) {
        var configuredUrl = environmentVariable(variable);
        if (configuredUrl.isPresent()) {
            return address(variable, configuredUrl.get());
        }
        var addresses = platform(PlatformEvent.Listener.silent()).addresses();
        if (!addresses.programs().contains(service)) {
            throw CliException.notRunning();
        }
        return addresses.http(service);
    }

    private static URI address(String variable, String configuredUrl) {
        try {
            var address = URI.create(configuredUrl.strip());
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Handled below, like an address without a host.
        }
        throw new CliException(
                ExitCode.USAGE_ERROR,
                "%s is '%s', which is no address of a service; write for example http://127.0.0.1:8101"
                        .formatted(variable, configuredUrl));
    }
}
