package org.vitrine.platform;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Host and port of each server and service of a running platform; {@link Platform#up} returns it.
 *
 * @param host name or address of the machine; processes listen on the loopback interface only, containers on an
 *     interface of their engine's host
 * @param ports TCP port by program; a program that is not running may be absent
 */
public record Addresses(String host, Map<Program, Integer> ports) {

    /** Address of the loopback interface, the only one on which processes listen. */
    public static final String HOST = "127.0.0.1";

    public Addresses {
        ports = Map.copyOf(ports);
    }

    /** Creates the addresses of processes on this machine. */
    public Addresses(Map<Program, Integer> ports) {
        this(HOST, ports);
    }

    public Set<Program> programs() {
        return ports.keySet();
    }

    /** @throws IllegalArgumentException where the program is not among those with a port */
    public int port(Program program) {
        Integer port = ports.get(program);
        if (port == null) {
            throw new IllegalArgumentException(
                    "no port is known for " + program.programName() + "; start it with the others");
        }
        return port;
    }

    /** Returns the address to show or to give to a client: HOST:PORT for Kafka, a URL for every other program. */
    public String url(Program program) {
        return switch (program) {
            case Server.KAFKA -> bootstrapServers();
            case Server.REGISTRY -> registryUrl().toString();
            default -> http(program).toString();
        };
    }

    /** Returns the root URL of a program that serves HTTP, without a slash at its end. */
    public URI http(Program program) {
        return URI.create("http://" + host + ":" + port(program));
    }

    public String bootstrapServers() {
        return host + ":" + port(Server.KAFKA);
    }

    /** Returns the base URL of the registry's API, version 3. */
    public URI registryUrl() {
        return http(Server.REGISTRY).resolve("/apis/registry/v3");
    }

    public URI indexUrl() {
        return http(Server.OPENSEARCH);
    }

    public URI storeEndpoint() {
        return http(Server.S3);
    }
}
