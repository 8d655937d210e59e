package org.vitrine.training.vectors;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Caches vectors by the digest of their photograph. There is one file for each model and preparation, with records of a
 * fixed size (digest, numbers, checksum) that are appended. A record that a crash left incomplete has a wrong checksum
 * and is ignored. Safe from any thread.
 *
 * <p>The size is bounded: a full file keeps its newer half when it is opened, a folder keeps the {@value #MAX_FILES}
 * files that were used last. One process at a time uses a file; another process works without the cache.
 */
public final class VectorCache implements Closeable {

    private static final int DIGEST_BYTES = 32;
    private static final int CHECKSUM_BYTES = 4;
    private static final int MAX_FILES = 8;
    private static final String SUFFIX = ".vectors";

    private final Optional<FileChannel> channel;
    private final int recordBytes;
    private final long maxRecords;
    private final Map<String, Long> positions = new HashMap<>();
    private long records;

    private VectorCache(Optional<FileChannel> channel, int dimension, long maxBytes) {
        this.channel = channel;
        this.recordBytes = DIGEST_BYTES + dimension * Float.BYTES + CHECKSUM_BYTES;
        this.maxRecords = Math.max(2, maxBytes / recordBytes);
    }

    /** A cache that stores nothing. */
    public static VectorCache disabled() {
        return new VectorCache(Optional.empty(), 1, 0);
    }

    /**
     * Opens or creates a cache file. Returns {@link #disabled} if another process uses it.
     *
     * @param name file name that contains the model, its digest and the preparation: vectors of different models or
     *     preparations must not be mixed
     * @param dimension numbers of a vector
     * @param maxBytes size above which older records are dropped
     */
    public static VectorCache open(Path folder, String name, int dimension, long maxBytes) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(name + SUFFIX);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return disabled();
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        prune(folder);
        var cache = new VectorCache(Optional.of(channel), dimension, maxBytes);
        cache.index(channel);
        return cache;
    }

    @org.jspecify.annotations.Nullable
    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void prune(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(VectorCache::lastModified).reversed())
                    .toList();
        }
        for (Path old : files.subList(Math.min(MAX_FILES, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    private void index(FileChannel file) throws IOException {
        records = file.size() / recordBytes;
        if (records >= maxRecords) {
            keepNewerHalf(file);
        }
        var record = ByteBuffer.allocate(recordBytes);
        for (long i = 0; i < records; i++) {
            read(file, i, record);
            if (isComplete(record)) {
                positions.put(HexFormat.of().formatHex(record.array(), 0, DIGEST_BYTES), i);
            }
        }
    }

    private void keepNewerHalf(FileChannel file) throws IOException {
        long from = records / 2;
        var record = ByteBuffer.allocate(recordBytes);
        for (long i = from; i < records; i++) {
            read(file, i, record);
            write(file, i - from, record.flip());
        }
        records -= from;
        file.truncate(records * recordBytes);
    }

    private void read(FileChannel file, long at, ByteBuffer record) throws IOException {
        record.clear();
        while (record.hasRemaining() && file.read(record, at * recordBytes + record.position()) >= 0) {}
    }

    private void write(FileChannel file, long at, ByteBuffer record) throws IOException {
        while (record.hasRemaining()) {
            file.write(record, at * recordBytes + record.position());
        }
    }

    private boolean isComplete(ByteBuffer record) {
        return record.getInt(recordBytes - CHECKSUM_BYTES) == checksum(record.array());
    }

    private int checksum(byte[] record) {
        var sum = new CRC32C();
        sum.update(record, 0, recordBytes - CHECKSUM_BYTES);
        return (int) sum.getValue();
    }

    /**
     * Finds the vector of a photograph.
     *
     * @param sha256 digest of the photograph, in hex
     */
    public synchronized Optional<TrainingVector> find(String sha256) throws IOException {
        var at = positions.get(sha256);
        if (at == null || channel.isEmpty()) {
            return Optional.empty();
        }
        var record = ByteBuffer.allocate(recordBytes);
        read(channel.get(), at, record);
        var numbers = new float[(recordBytes - DIGEST_BYTES - CHECKSUM_BYTES) / Float.BYTES];
        record.position(DIGEST_BYTES).asFloatBuffer().get(numbers);
        return Optional.of(TrainingVector.of(numbers));
    }

    /** Stores a vector, unless the file is full or has one of the same photograph. */
    public synchronized void store(String sha256, TrainingVector vector) throws IOException {
        if (channel.isEmpty() || records >= maxRecords || positions.containsKey(sha256)) {
            return;
        }
        var record = ByteBuffer.allocate(recordBytes);
        record.put(HexFormat.of().parseHex(sha256));
        record.asFloatBuffer().put(vector.numbers());
        record.putInt(recordBytes - CHECKSUM_BYTES, checksum(record.array()));
        write(channel.get(), records, record.position(0));
        positions.put(sha256, records++);
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
