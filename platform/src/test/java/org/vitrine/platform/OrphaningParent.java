package org.vitrine.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Main class that stands in for a test JVM: it starts a server in the folder of its argument and waits until it is
 * killed.
 */
final class OrphaningParent {

    private OrphaningParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        new Platform(
                        Installation.find(),
                        new PlatformFolder(Path.of(arguments[0])),
                        PlatformSettings.forTests(),
                        PlatformEvent.Listener.silent())
                .up(List.of(Server.S3));
        new CountDownLatch(1).await();
    }
}
