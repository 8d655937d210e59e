package org.vitrine.vision.inspect;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the wanted tags of one directory, each once, and leaves the others unread: a hostile directory can declare
 * the same megabytes in each of its 65,535 entries.
 */
final class TiffTags extends DirectoryTiffHandler {

    private static final int MAX_BYTES = 16 << 20;
    private static final String OUTSIDE_MESSAGE = "Illegal";

    private final Set<Integer> includedTags;
    private final Set<Integer> collected = new HashSet<>();
    private final ExifIFD0Directory directory = new ExifIFD0Directory();
    private boolean pointsOutside;

    TiffTags(Set<Integer> includedTags) {
        super(new Metadata(), null);
        this.includedTags = includedTags;
        pushDirectory(directory);
    }

    /** Returns the values of the tags whose values are integers or bytes. */
    Map<Integer, long[]> numbers() {
        Map<Integer, long[]> numbers = new HashMap<>();
        for (int tag : collected) {
            long[] values = values(directory.getObject(tag));
            if (values.length > 0) {
                numbers.put(tag, values);
            }
        }
        return numbers;
    }

    boolean pointsOutside() {
        return pointsOutside;
    }

    private static long[] values(@Nullable Object value) {
        return switch (value) {
            case Byte one -> new long[] {one & 0xff};
            case Short one -> new long[] {one & 0xffff};
            case Integer one -> new long[] {one};
            case Long one -> new long[] {one};
            case byte[] many -> widened(many.length, i -> many[i] & 0xff);
            case short[] many -> widened(many.length, i -> many[i] & 0xffff);
            case int[] many -> widened(many.length, i -> many[i]);
            case long[] many -> many;
            case null, default -> new long[0];
        };
    }

    private interface ValueAt {
        long of(int index);
    }

    private static long[] widened(int count, ValueAt values) {
        var widened = new long[count];
        for (int i = 0; i < count; i++) {
            widened[i] = values.of(i);
        }
        return widened;
    }

    @Override
    public boolean customProcessTag(
            int at, Set<Integer> directories, int header, RandomAccessReader reader, int tag, int byteCount) {
        boolean tooLarge = byteCount > MAX_BYTES;
        return !includedTags.contains(tag) || tooLarge || !collected.add(tag);
    }

    @Override
    public void error(String message) {
        pointsOutside |= message.startsWith(OUTSIDE_MESSAGE);
    }

    @Override
    public void warn(String message) {
        // Warnings do not change the tags.
    }

    @Override
    public boolean tryEnterSubIfd(int tag) {
        return false;
    }

    @Override
    public boolean hasFollowerIfd() {
        return false;
    }

    @Override
    public @Nullable Long tryCustomProcessFormat(int tag, int format, long count) {
        return null;
    }

    @Override
    public void setTiffMarker(int marker) {
        // FormatDetector has checked the marker.
    }
}
