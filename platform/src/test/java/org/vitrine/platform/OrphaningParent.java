package org.vitrine.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A test JVM in the large: starts a server in the folder it is given and waits to be killed. */
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
