package org.vitrine.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;

/** Photographs to send. No two are alike, so that no cache of an earlier result is used. */
public final class SyntheticPhotographs {

    private static final long SEED = 77;
    private static final int SPECIMENS_A_TYPE = 8;

    private SyntheticPhotographs() {}

    /**
     * Renders photographs of coins of a synthetic hoard, one of each specimen, on all cores.
     *
     * @param edgePx edge of the square photographs, pixels
     * @return JPEGs
     */
    public static List<byte[]> synthetic(int count, int edgePx) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(number -> Hoard.photograph(
                                Hoard.specimen(Hoard.type(SEED, number / SPECIMENS_A_TYPE), number % SPECIMENS_A_TYPE),
                                SpecimenSide.OBVERSE,
                                0,
                                edgePx)
                        .jpeg())
                .toList();
    }

    /**
     * Reads the first photographs below a folder that the upload API would accept, in the order of their paths; returns
     * fewer if the folder has fewer.
     */
    public static List<byte[]> of(Path folder, int count) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var inspector = new Inspector(InspectionLimits.STANDARD);
            var photographs = new ArrayList<byte[]>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (photographs.size() == count) {
                    break;
                }
                Optional.of(Files.readAllBytes(file))
                        .filter(bytes -> inspector.inspect(bytes) instanceof Inspection.Accepted)
                        .ifPresent(photographs::add);
            }
            return List.copyOf(photographs);
        }
    }
}
