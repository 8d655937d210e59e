package org.vitrine.inference.remote;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The health check {@code /q/health/group/remotes}: reports the outcome of the last call to each remote. It is down
 * while the last call to any remote failed for another reason than the picture. It makes no calls of its own, and
 * {@code /q/health} does not include it: profiles name the endpoints, and a wrong name in a profile does not make this
 * service unhealthy.
 *
 * <p>Holds one sentence per remote, for the first {@value #MAX_REMOTES} remotes. Thread-safe.
 */
@Default // with a health qualifier alone it could not be injected elsewhere
@HealthGroup("remotes")
@ApplicationScoped
class RemoteHealth implements HealthCheck {

    private static final int MAX_REMOTES = 200;
    private static final String ANSWERS = "answers";

    private final Map<String, String> lastResults = new ConcurrentHashMap<>();

    void answered(RemoteModel remote) {
        setResult(remote, ANSWERS);
    }

    void failed(RemoteFault fault) {
        switch (fault) {
            case RemoteFault.ModelError _, RemoteFault.InvalidPicture _ -> setResult(fault.remote(), ANSWERS);
            case RemoteFault.NotAttempted _, RemoteFault.InvalidRequest _ -> {} // the remote was not called
            case RemoteFault.Throttled _,
                    RemoteFault.NotReady _,
                    RemoteFault.Unreachable _,
                    RemoteFault.AccessDenied _,
                    RemoteFault.Refused _,
                    RemoteFault.MalformedAnswer _ -> setResult(fault.remote(), fault.sentence());
        }
    }

    private void setResult(RemoteModel remote, String sentence) {
        if (lastResults.size() < MAX_REMOTES || lastResults.containsKey(remote.tag())) {
            lastResults.put(remote.tag(), sentence);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("remotes")
                .status(lastResults.values().stream().allMatch(ANSWERS::equals));
        lastResults.forEach(response::withData);
        return response.build();
    }
}
