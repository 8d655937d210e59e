package org.vitrine.vision.inspect;

import java.util.Arrays;

/** The bytes of an ICC profile embedded in a file. They have not been checked yet to be a valid profile. */
public final class IccProfile {

    /** Largest profile that is read, in bytes; printing profiles for four inks are smaller than 3 MiB. */
    static final int MAX_BYTES = 4 << 20;

    /**
     * Stands for a profile that is larger, or of which the file does not contain all bytes. The decoder can convert no
     * colours by it, and notes this.
     */
    static final IccProfile UNREADABLE = new IccProfile(new byte[0]);

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
