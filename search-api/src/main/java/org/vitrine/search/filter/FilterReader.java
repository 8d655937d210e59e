package org.vitrine.search.filter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.imageindex.CaseFolding;
import org.vitrine.imageindex.Facet;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.Selection;

/**
 * Reads the filters of a request. It queries the index for the names and values that occur if the collection's profile
 * does not name them, and ends a request with a problem if its filters can never select anything.
 */
@ApplicationScoped
public class FilterReader {

    /** The form of a filter, for descriptions of the API. */
    public static final String FORMAT =
            "NAME=VALUE; repeatable, 32 at most. Values of one name are alternatives, names are conditions. Every name and value"
                    + " that facets, metadata or attributes show can be used as it stands; upper and lower case, composed and"
                    + " decomposed letters and runs of white space make no difference. The name ends at the first equals sign;"
                    + " an equals sign within it is written %3D, a percent sign %25.";

    /** Maximum number of names from the index that a refusal lists. */
    private static final int MAX_NAMES = 100;

    private static final String SIDE = "side";
    private static final List<String> SIDES = Arrays.stream(IndexedImage.Side.values())
            .map(IndexedImage.Side::inJson)
            .toList();

    private final ImageIndex index;

    FilterReader(ImageIndex index) {
        this.index = index;
    }

    /** Filters of a request whose form is checked, but whose names are not. */
    public static final class Parsed {

        private final List<FilterPair> pairs;

        private Parsed(List<FilterPair> pairs) {
            this.pairs = pairs;
        }
    }

    /** Checks the form of filters. Ends the request with a problem if a filter has no name or no value. */
    public static Parsed parse(List<String> given) {
        return switch (FilterPair.parse(given)) {
            case FilterPair.Outcome.Read(var pairs) -> new Parsed(pairs);
            case FilterPair.Outcome.Malformed(var text, var reason) ->
                throw new FilterProblem.MalformedFilter(text, reason).exception();
        };
    }

    /**
     * Resolves filters to facets of a collection. Fails with a problem if a name is unknown to the collection, or if a
     * side is none of the four and no photograph has it as metadata.
     *
     * @param names names that the collection's profile allows filtering by
     */
    public Uni<Filters> read(Parsed given, String collectionId, Collection<String> names) {
        if (given.pairs.isEmpty()) {
            return Uni.createFrom().item(Filters.NONE);
        }
        var collection = Selection.ofCollection(collectionId);
        var known = FilterNames.of(names);
        var first = given.pairs.stream().map(pair -> pair.readings().getFirst());
        Uni<FilterNames> all = first.allMatch(known::has)
                ? Uni.createFrom().item(known)
                : index.presentNames(collection, readNames(given)).map(known::with);
        return all.chain(it -> resolve(it.choose(given.pairs), collectionId, names))
                .chain(facets -> checkSides(facets, collection))
                .map(Filters::new);
    }

    private static Set<String> readNames(Parsed given) {
        return given.pairs.stream()
                .flatMap(pair -> pair.readings().stream())
                .map(Facet::name)
                .collect(Collectors.toSet());
    }

    private Uni<List<Facet>> resolve(FilterNames.Choice choice, String collectionId, Collection<String> names) {
        return switch (choice) {
            case FilterNames.Choice.Chosen(var facets) -> Uni.createFrom().item(facets);
            case FilterNames.Choice.Unknown(var pair) ->
                index.names(Selection.ofCollection(collectionId), MAX_NAMES).chain(indexed -> Uni.createFrom()
                        .failure(new FilterProblem.UnknownFilter(
                                        collectionId, pair.readings().getFirst().name(), listed(names, indexed))
                                .exception()));
        };
    }

    /** Returns the known names: those of the profile in its spelling, others that occur in the index folded. */
    private static List<String> listed(Collection<String> names, Collection<String> indexed) {
        var byFoldedName = Stream.concat(FilterNames.BUILT_IN.stream(), names.stream())
                .collect(Collectors.toMap(CaseFolding::fold, name -> name, (one, other) -> other));
        return Stream.concat(
                        byFoldedName.values().stream(),
                        indexed.stream().filter(name -> !byFoldedName.containsKey(name)))
                .sorted()
                .toList();
    }

    /**
     * Refuses a side that is none of the four. Metadata may be named 'side' as well, so a value that occurs is never
     * refused.
     */
    private Uni<List<Facet>> checkSides(List<Facet> facets, Selection collection) {
        var unknownSides = facets.stream()
                .filter(facet -> CaseFolding.fold(facet.name()).equals(SIDE))
                .filter(facet -> !SIDES.contains(CaseFolding.fold(facet.value())))
                .toList();
        return unknownSides.isEmpty()
                ? Uni.createFrom().item(facets)
                : index.present(collection, unknownSides).map(present -> {
                    unknownSides.stream()
                            .filter(facet -> !present.contains(facet))
                            .findFirst()
                            .ifPresent(facet -> {
                                var problem = new FilterProblem.UnknownFilterValue(facet.name(), facet.value(), SIDES);
                                throw problem.exception();
                            });
                    return facets;
                });
    }
}
