package org.vitrine.benchmarks.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vitrine.benchmarks.match.MatchQuery.Kind;
import org.vitrine.benchmarks.match.MatchQuery.Pair;
import org.vitrine.benchmarks.measure.Embedder;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.model.PreparationModels;
import org.vitrine.vision.verify.PolarCorrelation;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/**
 * Sample of coins whose truth is known. For half of the types three specimens are catalogued, with two queries: another
 * photograph of the first specimen, and one of a fourth specimen. For the other half nothing is catalogued, with two
 * specimens as queries.
 *
 * @param embedder embedder to measure
 * @param seed seed of the hoard
 * @param types number of types
 * @param edgePx edge of the photographs, pixels
 */
record CoinMatchSample(Embedder embedder, long seed, int types, int edgePx) {

    private static final int CATALOGUED_SPECIMENS = 3;
    private static final Preparer PREPARER =
            new Preparer(PreparationPlan.STANDARD, Map.of(), PreparationModels.shipped());

    /** Number of nearest candidates that are compared, the default of vitrine.search.verify.candidates. */
    static final int CANDIDATES = 48;

    private record EmbeddedPhotograph(int type, float[] vector, byte[] prepared) {}

    private record Entry(int type, float[] vector, PolarEdgeSpectrum strokes) {}

    private record QuerySpecification(Kind kind, int type, int specimen, int photograph) {}

    /** Renders, prepares, embeds and compares all photographs on all cores, and returns the queries. */
    List<MatchQuery> queries() {
        int known = types / 2;
        var catalogue = IntStream.range(0, known * CATALOGUED_SPECIMENS)
                .parallel()
                .mapToObj(i -> embedded(i / CATALOGUED_SPECIMENS, i % CATALOGUED_SPECIMENS, 0))
                .map(embedded ->
                        new Entry(embedded.type(), embedded.vector(), PolarEdgeSpectrum.of(embedded.prepared())))
                .toList();
        var specifications = new ArrayList<QuerySpecification>();
        for (int type = 0; type < known; type++) {
            specifications.add(new QuerySpecification(Kind.SAME_SPECIMEN, type, 0, 1));
            specifications.add(new QuerySpecification(Kind.SAME_ITEM, type, CATALOGUED_SPECIMENS, 0));
            specifications.add(new QuerySpecification(Kind.UNKNOWN, known + type, 0, 0));
            specifications.add(new QuerySpecification(Kind.UNKNOWN, known + type, 1, 0));
        }
        return specifications.parallelStream()
                .map(specification -> new MatchQuery(specification.kind(), nearest(catalogue, specification)))
                .toList();
    }

    private List<Pair> nearest(List<Entry> catalogue, QuerySpecification specification) {
        var query = embedded(specification.type(), specification.specimen(), specification.photograph());
        var comparison = PolarCorrelation.of(query.prepared());
        record Near(double cosine, Entry entry) {}
        Stream<Near> nearest = catalogue.stream()
                .map(entry -> new Near(cosine(query.vector(), entry.vector()), entry))
                .sorted(Comparator.comparingDouble(Near::cosine).reversed())
                .limit(CANDIDATES);
        return nearest.map(near -> new Pair(
                        near.cosine(),
                        comparison.correlate(near.entry().strokes()),
                        near.entry().type() == query.type()))
                .toList();
    }

    private EmbeddedPhotograph embedded(int type, int specimen, int number) {
        var photograph = Hoard.photograph(Hoard.specimen(type(type), specimen), SpecimenSide.OBVERSE, number, edgePx);
        return switch (PREPARER.prepare(photograph.jpeg())) {
            case Preparation.Prepared prepared -> {
                byte[] picture =
                        prepared.rendition(Rendition.Kind.PREPARED).bytes().toByteArray();
                yield new EmbeddedPhotograph(type, embedder.embed(picture), picture);
            }
            case Preparation.Refused(var code, var sentence) ->
                throw new IllegalStateException("a photograph was refused, %s: %s".formatted(code.code(), sentence));
        };
    }

    /**
     * Returns a type in the plain or lifelike style by turns, because real coins are of both kinds: few distinct lines,
     * and crowded designs.
     */
    private ItemType type(int number) {
        return Hoard.type(seed, number, ObjectKind.COIN, number % 2 == 0 ? DieStyle.PLAIN : DieStyle.LIFELIKE);
    }

    static double cosine(float[] one, float[] other) {
        double dot = 0;
        for (int i = 0; i < one.length; i++) {
            dot += (double) one[i] * other[i];
        }
        return dot;
    }
}
