package org.vitrine.vision.inspect;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import java.io.IOException;
import java.nio.ByteOrder;

/** Adapter through which metadata-extractor reads {@link RandomAccessBytes} without a copy. */
final class TiffBytes extends RandomAccessReader {

    private final RandomAccessBytes randomAccessBytes;

    TiffBytes(RandomAccessBytes randomAccessBytes, ByteOrder order) {
        this.randomAccessBytes = randomAccessBytes;
        setMotorolaByteOrder(order == ByteOrder.BIG_ENDIAN);
    }

    @Override
    public int toUnshiftedOffset(int localOffset) {
        return localOffset;
    }

    @Override
    public byte getByte(int index) throws IOException {
        validateIndex(index, 1);
        return (byte) randomAccessBytes.u8(index);
    }

    @Override
    public byte[] getBytes(int index, int count) throws IOException {
        validateIndex(index, count);
        return randomAccessBytes.slice(index, count).copy();
    }

    @Override
    protected void validateIndex(int index, int count) throws IOException {
        if (!isValidIndex(index, count)) {
            throw new BufferBoundsException(index, count, randomAccessBytes.length());
        }
    }

    @Override
    protected boolean isValidIndex(int index, int count) {
        return randomAccessBytes.has(index, count);
    }

    @Override
    public long getLength() {
        return randomAccessBytes.length();
    }
}
