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
    private static final Set<Integer> ENTERED = Set.of(330, 34665, 34853, 40965);

    private static final int DEEPEST = 8;

    private final long most;
    private long claimed;
    private int depth = 1;

    /**
     * Starts with a sum of 0.
     *
     * @param most largest number of bytes that all tags together may declare
     */
    TiffDeclaredSize(long most) {
        super(new Metadata(), null);
        this.most = most;
    }

    long claimed() {
        return claimed;
    }

    @Override
    public boolean customProcessTag(
            int at, Set<Integer> directories, int header, RandomAccessReader reader, int tag, int byteCount) {
        claimed += byteCount;
        if (claimed > most) {
            throw InspectionRefusal.damaged("its directories name more bytes than the file has");
        }
        return true;
    }

    @Override
    public boolean tryEnterSubIfd(int tag) {
        if (!ENTERED.contains(tag)) {
            return false;
        }
        if (depth == DEEPEST) {
            throw InspectionRefusal.damaged("its directories lie more than %d deep in each other".formatted(DEEPEST));
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
