package org.vitrine.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Program;
import org.vitrine.platform.Service;
import picocli.CommandLine.Option;

/**
 * Option {@code --data}: the instance of Vitrine that a command works on. Its services are found by the environment
 * variables {@code VITRINE_…_URL}, or else by the addresses that {@code platform} recorded in the data folder.
 */
final class TargetInstance {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of data, logs and state. Default: .vitrine in the repository.")
    @org.jspecify.annotations.Nullable
    private Path data;

    Path folder() {
        return data != null ? data : Installation.find().root().resolve(".vitrine");
    }

    Platform platform(PlatformEvent.Listener listener) {
        return new Platform(Installation.find(), new PlatformFolder(folder()), PlatformSettings.forPeople(), listener);
    }

    /** @throws CliException if no address of the service is known */
    ApiClient ingest() {
        return api("VITRINE_INGEST_URL", Service.INGEST);
    }

    ApiClient search() {
        return api("VITRINE_SEARCH_URL", Service.SEARCH);
    }

    ApiClient models() {
        return api("VITRINE_MODELS_URL", Service.MODEL_SERVER);
    }

    /** The model-server; empty if none runs, because models can be added without it. */
    Optional<ApiClient> modelsIfRunning() {
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
    Optional<ApiClient> modelsBesideIngest() {
        boolean elsewhere = given("VITRINE_INGEST_URL").isPresent();
        return elsewhere && given("VITRINE_MODELS_URL").isEmpty() ? Optional.empty() : modelsIfRunning();
    }

    /** Address of the start page. */
    URI page() {
        return url("VITRINE_SEARCH_URL", Service.SEARCH).resolve("/");
    }

    private ApiClient api(String variable, Service service) {
        return new ApiClient(url(variable, service));
    }

    private static Optional<String> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private URI url(String variable, Program service) {
        var given = given(variable);
        if (given.isPresent()) {
            return address(variable, given.get());
        }
        var addresses = platform(PlatformEvent.Listener.silent()).addresses();
        if (!addresses.programs().contains(service)) {
            throw CliException.notRunning();
        }
        return addresses.http(service);
    }

    private static URI address(String variable, String given) {
        try {
            var address = URI.create(given.strip());
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Handled below, like an address without a host.
        }
        throw new CliException(
                ExitCode.MISUSED,
                "%s is '%s', which is no address of a service; write for example http://127.0.0.1:8101"
                        .formatted(variable, given));
    }
}
