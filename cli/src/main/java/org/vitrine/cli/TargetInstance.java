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

/** The Vitrine a command is about: the one whose folder is given, or whose addresses stand in the environment. */
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

    ApiClient ingest() {
        return api("VITRINE_INGEST_URL", Service.INGEST);
    }

    ApiClient search() {
        return api("VITRINE_SEARCH_URL", Service.SEARCH);
    }

    ApiClient models() {
        return api("VITRINE_MODELS_URL", Service.MODEL_SERVER);
    }

    /** The model-server, if one runs: models may be put in place without. */
    Optional<ApiClient> modelsIfRunning() {
        try {
            return Optional.of(models());
        } catch (CliException notRunning) {
            return Optional.empty();
        }
    }

    /** The model-server of the same Vitrine as {@link #ingest()}: one given by its address says nothing of ours. */
    Optional<ApiClient> modelsBesideIngest() {
        boolean elsewhere = given("VITRINE_INGEST_URL").isPresent();
        return elsewhere && given("VITRINE_MODELS_URL").isEmpty() ? Optional.empty() : modelsIfRunning();
    }

    /** The page to open. */
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
            // As an address without a host.
        }
        throw new CliException(
                ExitCode.MISUSED,
                "%s is '%s', which is no address of a service; write for example http://127.0.0.1:8101"
                        .formatted(variable, given));
    }
}
