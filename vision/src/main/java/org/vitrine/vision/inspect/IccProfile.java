package org.vitrine.vision.inspect;

import java.util.Arrays;

/** An embedded ICC profile, as found: nobody has checked yet that it is one. */
public final class IccProfile {

    /** The largest profile read, in bytes; press profiles of four inks stay below 3 MiB. */
    static final int MAX_BYTES = 4 << 20;

    private final byte[] bytes;

    IccProfile(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IccProfile profile && Arrays.equals(bytes, profile.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "IccProfile[%d bytes]".formatted(bytes.length);
    }
}
