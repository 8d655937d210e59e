package org.vitrine.vision.inspect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which bits of which coefficients of which components the scans so far have brought (ITU-T T.81, B.2.3 and G.1.1.1). */
final class JpegScans {

    private static final int COEFFICIENTS = 64;
    private static final int NONE = -1;

    /** The lowest bit that was brought of each coefficient, by the component's identifier. */
    private final Map<Integer, int[]> lowest = new HashMap<>();

    /** @param frame the body of the frame header: components from the seventh byte on, three bytes each */
    void begin(RandomAccessBytes frame, int components) {
        for (int i = 0; i < components; i++) {
            var bits = new int[COEFFICIENTS];
            Arrays.fill(bits, NONE);
            lowest.put(frame.u8(6 + 3L * i), bits);
        }
    }

    /** @param scan the body of a scan header */
    void add(RandomAccessBytes scan) {
        int components = scan.u8(0);
        long at = 1 + 2L * components;
        int first = scan.u8(at);
        int last = Math.min(scan.u8(at + 1), COEFFICIENTS - 1);
        int bit = scan.u8(at + 2) & 0xf;
        for (int i = 0; i < components; i++) {
            var bits = lowest.get(scan.u8(1 + 2L * i));
            for (int k = first; bits != null && k <= last; k++) {
                bits[k] = bit;
            }
        }
    }

    /** Whether nothing of the picture is left for further scans. */
    boolean complete() {
        return !lowest.isEmpty()
                && lowest.values().stream().flatMapToInt(Arrays::stream).allMatch(bit -> bit == 0);
    }
}
