package org.vitrine.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Launch of Apicurio Registry with an H2 file as its database. H2 writes each commit at once, so that a kill loses
 * nothing that was acknowledged.
 */
final class RegistryLaunch {

    private RegistryLaunch() {}

    static Launch of(Installation installation, PlatformFolder folder, Addresses addresses, List<String> flags) {
        Path data = folder.data(Server.REGISTRY).resolve("registry");
        Map<String, String> properties = new HashMap<>(QuarkusJars.PROPERTIES);
        properties.put("quarkus.http.host", Addresses.HOST);
        properties.put("quarkus.http.port", Integer.toString(addresses.port(Server.REGISTRY)));
        properties.put("quarkus.management.host", Addresses.HOST);
        properties.put("quarkus.management.port", "0");
        properties.put("quarkus.log.level", "WARN");
        // These two categories have their own log levels and write a line for each request, as the access log does.
        properties.put("quarkus.log.category.\"io.apicurio\".level", "WARN");
        properties.put("quarkus.log.category.\"io.apicurio.registry.logging.audit\".level", "WARN");
        properties.put("quarkus.http.access-log.enabled", "false");
        properties.put("apicurio.storage.kind", "sql");
        properties.put("apicurio.storage.sql.kind", "h2");
        properties.put("apicurio.datasource.url", "jdbc:h2:file:" + data + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0");
        properties.put("apicurio.datasource.username", "sa");
        properties.put("apicurio.datasource.password", "sa");
        properties.put("apicurio.datasource.jdbc.initial-size", "1");
        properties.put("apicurio.datasource.jdbc.min-size", "1");
        properties.put("apicurio.datasource.jdbc.max-size", "10");
        Path application = installation.server(Server.REGISTRY);
        return new Launch(
                Server.REGISTRY,
                QuarkusJars.flat(application),
                QuarkusJars.MAIN,
                List.of(),
                QuarkusJars.flags(application, flags),
                properties,
                Map.of(),
                Map.of());
    }
}
