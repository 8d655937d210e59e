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
import org.vitrine.hoard.SpecimenSide;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;

/** What is sent: no two alike, so that nothing is saved by having seen it before. */
public final class SyntheticPhotographs {

    private static final long SEED = 77;
    private static final int SPECIMENS_A_TYPE = 8;

    private SyntheticPhotographs() {}

    /** Coins of a synthetic hoard, one photograph of each. */
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

    /** The first photographs below a folder that the upload API accepts; fewer if it has fewer. */
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
