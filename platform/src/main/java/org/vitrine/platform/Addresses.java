package org.vitrine.platform;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Where each program listens.
 *
 * @param host name or address of the machine; processes listen on the loopback interface only, containers on that of
 *     their engine
 * @param ports port by program
 */
public record Addresses(String host, Map<Program, Integer> ports) {

    /** The only interface that processes listen on. */
    public static final String HOST = "127.0.0.1";

    public Addresses {
        ports = Map.copyOf(ports);
    }

    /** Addresses of processes on this machine. */
    public Addresses(Map<Program, Integer> ports) {
        this(HOST, ports);
    }

    public Set<Program> programs() {
        return ports.keySet();
    }

    public int port(Program program) {
        Integer port = ports.get(program);
        if (port == null) {
            throw new IllegalArgumentException(
                    "no port is known for " + program.programName() + "; it was not among the programs asked for");
        }
        return port;
    }

    /** The address for a person or a client: for Kafka its bootstrap address, for everything else a URL. */
    public String url(Program program) {
        return switch (program) {
            case Server.KAFKA -> bootstrapServers();
            case Server.REGISTRY -> registryUrl().toString();
            default -> http(program).toString();
        };
    }

    /** Root URL of a program that speaks HTTP. */
    public URI http(Program program) {
        return URI.create("http://" + host + ":" + port(program));
    }

    public String bootstrapServers() {
        return host + ":" + port(Server.KAFKA);
    }

    /** The registry's API, version 3. */
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
