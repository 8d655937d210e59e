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
 * <p>The size is bounded: a full file keeps its newer half when it is opened, a folder keeps the {@value #MOST_FILES}
 * files that were used last. One process at a time uses a file; another process works without the cache.
 */
public final class VectorCache implements Closeable {

    private static final int DIGEST_BYTES = 32;
    private static final int CHECK_BYTES = 4;
    private static final int MOST_FILES = 8;
    private static final String SUFFIX = ".vectors";

    private final Optional<FileChannel> channel;
    private final int recordBytes;
    private final long mostRecords;
    private final Map<String, Long> places = new HashMap<>();
    private long records;

    private VectorCache(Optional<FileChannel> channel, int dimension, long mostBytes) {
        this.channel = channel;
        this.recordBytes = DIGEST_BYTES + dimension * Float.BYTES + CHECK_BYTES;
        this.mostRecords = Math.max(2, mostBytes / recordBytes);
    }

    /** A cache that stores nothing. */
    public static VectorCache none() {
        return new VectorCache(Optional.empty(), 1, 0);
    }

    /**
     * Opens or creates a cache file. Returns {@link #none} if another process uses it.
     *
     * @param name file name that contains the model, its digest and the preparation: vectors of different models or
     *     preparations must not be mixed
     * @param dimension numbers of a vector
     * @param mostBytes size above which older records are dropped
     */
    public static VectorCache open(Path folder, String name, int dimension, long mostBytes) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(name + SUFFIX);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return none();
        }
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(java.time.Instant.now()));
        prune(folder);
        var kept = new VectorCache(Optional.of(channel), dimension, mostBytes);
        kept.index(channel);
        return kept;
    }

    @org.jspecify.annotations.Nullable
    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    private static void prune(Path folder) throws IOException {
        List<Path> files;
        try (var listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(VectorCache::age).reversed())
                    .toList();
        }
        for (Path old : files.subList(Math.min(MOST_FILES, files.size()), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static java.nio.file.attribute.FileTime age(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void index(FileChannel file) throws IOException {
        records = file.size() / recordBytes;
        if (records >= mostRecords) {
            keepNewerHalf(file);
        }
        var record = ByteBuffer.allocate(recordBytes);
        for (long i = 0; i < records; i++) {
            read(file, i, record);
            if (isComplete(record)) {
                places.put(HexFormat.of().formatHex(record.array(), 0, DIGEST_BYTES), i);
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
        return record.getInt(recordBytes - CHECK_BYTES) == check(record.array());
    }

    private int check(byte[] record) {
        var sum = new CRC32C();
        sum.update(record, 0, recordBytes - CHECK_BYTES);
        return (int) sum.getValue();
    }

    /**
     * Finds the vector of a photograph.
     *
     * @param sha256 digest of the photograph, in hex
     */
    public synchronized Optional<TrainingVector> find(String sha256) throws IOException {
        var at = places.get(sha256);
        if (at == null || channel.isEmpty()) {
            return Optional.empty();
        }
        var record = ByteBuffer.allocate(recordBytes);
        read(channel.get(), at, record);
        var numbers = new float[(recordBytes - DIGEST_BYTES - CHECK_BYTES) / Float.BYTES];
        record.position(DIGEST_BYTES).asFloatBuffer().get(numbers);
        return Optional.of(TrainingVector.of(numbers));
    }

    /** Stores a vector, unless the file is full or has one of the same photograph. */
    public synchronized void keep(String sha256, TrainingVector vector) throws IOException {
        if (channel.isEmpty() || records >= mostRecords || places.containsKey(sha256)) {
            return;
        }
        var record = ByteBuffer.allocate(recordBytes);
        record.put(HexFormat.of().parseHex(sha256));
        record.asFloatBuffer().put(vector.numbers());
        record.putInt(recordBytes - CHECK_BYTES, check(record.array()));
        write(channel.get(), records, record.position(0));
        places.put(sha256, records++);
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
