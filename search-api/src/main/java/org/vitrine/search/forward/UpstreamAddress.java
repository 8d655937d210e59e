package org.vitrine.search.forward;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import org.vitrine.problem.SecretRedaction;

/**
 * Network address of a service behind search-api.
 *
 * @param address {@code http} or {@code https} URI with a host; its path is prepended to each path at the service
 */
record UpstreamAddress(Upstream upstream, URI address) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    UpstreamAddress {
        if (address.getHost() == null) {
            throw new IllegalArgumentException(
                    "%s is '%s', which is no address of a service; write for example http://127.0.0.1:8101"
                            .formatted(upstream.property(), SecretRedaction.redact(address.toString())));
        }
    }

    private boolean isEncrypted() {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private int port() {
        return address.getPort() >= 0 ? address.getPort() : isEncrypted() ? HTTPS : HTTP;
    }

    RequestOptions options() {
        return new RequestOptions().setHost(address.getHost()).setPort(port()).setSsl(isEncrypted());
    }

    HostAndPort authority() {
        return HostAndPort.create(address.getHost(), port());
    }

    /** Returns host and port as they are in a header {@code Location} of the service. */
    String rawAuthority() {
        return address.getRawAuthority();
    }

    String uri(String atTheService) {
        String prefix = address.getRawPath();
        return prefix == null || prefix.equals("/") ? atTheService : prefix.replaceAll("/$", "") + atTheService;
    }
}
