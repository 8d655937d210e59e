package org.vitrine.vision.inspect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Records which bits of which coefficients of which components the scans so far have delivered (ITU-T T.81, B.2.3 and
 * G.1.1.1).
 */
final class JpegScans {

    private static final int COEFFICIENTS = 64;
    private static final int NONE = -1;

    /** Lowest bit delivered of each coefficient, by the identifier of the component. */
    private final Map<Integer, int[]> lowestBits = new HashMap<>();

    /**
     * Starts with no bits delivered.
     *
     * @param frame body of the frame header; components start at the seventh byte, three bytes each
     */
    void start(RandomAccessBytes frame, int components) {
        for (int i = 0; i < components; i++) {
            var bits = new int[COEFFICIENTS];
            Arrays.fill(bits, NONE);
            lowestBits.put(frame.u8(6 + 3L * i), bits);
        }
    }

    /**
     * Adds the bits of a scan.
     *
     * @param scan body of a scan header
     */
    void add(RandomAccessBytes scan) {
        int components = scan.u8(0);
        long at = 1 + 2L * components;
        int first = scan.u8(at);
        int last = Math.min(scan.u8(at + 1), COEFFICIENTS - 1);
        int bit = scan.u8(at + 2) & 0xf;
        for (int i = 0; i < components; i++) {
            var bits = lowestBits.get(scan.u8(1 + 2L * i));
            for (int k = first; bits != null && k <= last; k++) {
                bits[k] = bit;
            }
        }
    }

    /** Whether the scans so far have delivered the whole picture. */
    boolean isComplete() {
        return !lowestBits.isEmpty()
                && lowestBits.values().stream().flatMapToInt(Arrays::stream).allMatch(bit -> bit == 0);
    }
}
