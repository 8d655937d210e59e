package org.vitrine.vision.inspect;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the bytes that the tags of a directory and of its sub-directories declare, and refuses the file if the sum is
 * too large. The TIFF decoder reads every tag: a hostile file whose directories declare the same megabytes again and
 * again would fill the heap, and one with directories inside directories the stack.
 */
final class TiffDeclaredSize extends DirectoryTiffHandler {

    /** Tags of the directories that the decoder enters: sub-directories, EXIF, GPS, interoperability. */
    private static final Set<Integer> SUB_DIRECTORY_TAGS = Set.of(330, 34665, 34853, 40965);

    private static final int MAX_DEPTH = 8;

    private final long maxBytes;
    private long declaredBytes;
    private int depth = 1;

    /**
     * Starts with a sum of 0.
     *
     * @param maxBytes largest number of bytes that all tags together may declare
     */
    TiffDeclaredSize(long maxBytes) {
        super(new Metadata(), null);
        this.maxBytes = maxBytes;
    }

    long declaredBytes() {
        return declaredBytes;
    }

    @Override
    public boolean customProcessTag(
            int at, Set<Integer> directories, int header, RandomAccessReader reader, int tag, int byteCount) {
        declaredBytes += byteCount;
        if (declaredBytes > maxBytes) {
            throw InspectionRefusal.damaged("its directories declare more bytes than the file has");
        }
        return true;
    }

    @Override
    public boolean tryEnterSubIfd(int tag) {
        if (!SUB_DIRECTORY_TAGS.contains(tag)) {
            return false;
        }
        if (depth == MAX_DEPTH) {
            throw InspectionRefusal.damaged("its directories are nested more than %d deep".formatted(MAX_DEPTH));
        }
        depth++;
        return true;
    }

    @Override
    public void endingIFD() {
        depth--;
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

    @Override
    public void warn(String message) {
        // Warnings do not change the sum.
    }

    @Override
    public void error(String message) {
        // A tag that cannot be read adds nothing to the sum.
    }
}
