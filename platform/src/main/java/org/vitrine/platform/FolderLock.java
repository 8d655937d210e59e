package org.vitrine.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * File lock that allows only one process at a time to start or stop programs of a platform folder. The kernel releases
 * it when that process ends.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder, without waiting.
     *
     * @throws PlatformException where another command holds the lock
     */
    static FolderLock acquire(PlatformFolder folder) {
        Path file = folder.lock();
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new PlatformException(
                        "another command is starting or stopping the platform in %s; try again when it is done"
                                .formatted(folder.folder()));
            }
            return new FolderLock(channel);
        } catch (IOException failed) {
            throw new PlatformException("cannot lock " + file + ": " + failed.getMessage(), failed);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException byThisVeryProcess) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new PlatformException("cannot release the lock: " + failed.getMessage(), failed);
        }
    }
}
