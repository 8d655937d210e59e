package org.vitrine.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Launch of S3Proxy, an S3 server that stores each bucket as a folder and each object as a file. */
final class S3Launch {

    private S3Launch() {}

    static Launch of(Installation installation, PlatformFolder folder, Addresses addresses, List<String> flags) {
        Path settings = folder.config(Server.S3).resolve("s3proxy.properties");
        return new Launch(
                Server.S3,
                Installation.jarsIn(installation.server(Server.S3)),
                "org.gaul.s3proxy.Main",
                List.of("--properties", settings.toString()),
                flags,
                Map.of(
                        "LOG_LEVEL", "warn",
                        "JETTY_LOG_LEVEL", "warn",
                        "logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener"),
                Map.of(),
                Map.of(
                        settings,
                        Launches.propertiesFile(Map.of(
                                "s3proxy.endpoint",
                                addresses.storeEndpoint().toString(),
                                "s3proxy.authorization",
                                "aws-v2-or-v4",
                                "s3proxy.identity",
                                LocalAccount.ACCESS_KEY,
                                "s3proxy.credential",
                                LocalAccount.SECRET_KEY,
                                "s3proxy.jetty.max-threads",
                                "20",
                                "jclouds.provider",
                                "filesystem-nio2",
                                "jclouds.identity",
                                "unused",
                                "jclouds.credential",
                                "unused",
                                "jclouds.filesystem.basedir",
                                folder.data(Server.S3).toString()))));
    }
}
