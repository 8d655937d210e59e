package org.vitrine.imageindex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;

/**
 * Counts the values of facets among the selected images.
 *
 * <p>For the values of one name, the filters of that name do not apply: a chosen value keeps its siblings, with the number of
 * images that choosing them as well would add. The filters of other names apply.
 *
 * @param names of the facets, as the caller wrote them
 * @param most values of each facet
 */
record FacetCounting(Selection selection, List<String> names, int most) {

    static final String TERMS = "facets.terms";
    static final String NAMES = "facets.names";
    private static final String VALUES = "facets.values";
    private static final String STATED = "facets.stated";

    private static final String COUNTED = "counted";
    private static final String SHOWN = "shown";

    /** Operators of Lucene's regular expressions, which are not Java's. */
    private static final Pattern OPERATOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

    /** What no facet narrows: the images of the base query. */
    Selection base() {
        return selection.where(List.of());
    }

    /** By position, because OpenSearch takes no brackets in the names of aggregations. */
    Map<String, Aggregation> aggregations() {
        var all = new LinkedHashMap<String, Aggregation>();
        for (int i = 0; i < names.size(); i++) {
            all.put("facet-" + i, aggregation(CaseFolding.fold(names.get(i))));
        }
        return all;
    }

    private Aggregation aggregation(String name) {
        return Aggregation.of(a -> a.filter(Selections.query(selection.withoutFiltersOf(name)))
                .aggregations(COUNTED, values -> values.terms(
                                t -> t.field(TERMS).size(most).include(i -> i.regexp(startingWith(name))))
                        .aggregations(
                                STATED,
                                stated -> stated.filter(
                                        f -> f.term(t -> t.field(STATED).value(FieldValue.of(name)))))
                        .aggregations(
                                SHOWN,
                                shown -> shown.topHits(h -> h.size(1)
                                        .source(s -> s.fetch(false))
                                        .docvalueFields(VALUES)
                                        .sort(o ->
                                                o.field(f -> f.field("imageId").order(SortOrder.Asc)))))));
    }

    private static String startingWith(String foldedName) {
        return OPERATOR.matcher(foldedName).replaceAll("\\\\$0") + Facet.SEPARATOR + ".*";
    }

    /** Values that an institution states first, then by number. */
    Map<String, List<FacetCount>> read(Map<String, Aggregate> found) {
        var counts = new LinkedHashMap<String, List<FacetCount>>();
        for (int i = 0; i < names.size(); i++) {
            var aggregate = Optional.ofNullable(found.get("facet-" + i)).filter(Aggregate::isFilter);
            var values = new ArrayList<FacetCount>();
            // Over no index at all OpenSearch leaves the aggregation out, or answers with an unmapped one.
            aggregate
                    .map(it -> it.filter().aggregations().get(COUNTED))
                    .filter(Aggregate::isSterms)
                    .ifPresent(it -> it.sterms().buckets().array().forEach(bucket -> values.add(count(bucket))));
            values.sort((one, other) -> Boolean.compare(other.stated() > 0, one.stated() > 0));
            counts.put(names.get(i), List.copyOf(values));
        }
        return counts;
    }

    private static FacetCount count(StringTermsBucket bucket) {
        long stated = within(bucket, STATED)
                .map(aggregate -> aggregate.filter().docCount())
                .orElse(0L);
        return new FacetCount(shown(bucket), bucket.docCount(), stated);
    }

    private static Optional<Aggregate> within(StringTermsBucket bucket, String name) {
        return Optional.ofNullable(bucket.aggregations().get(name));
    }

    /** The value as the first of the images states it; folded where that cannot be read. */
    private static String shown(StringTermsBucket bucket) {
        String start = bucket.key() + Facet.SEPARATOR;
        return within(bucket, SHOWN).stream()
                .flatMap(aggregate -> aggregate.topHits().hits().hits().stream())
                .flatMap(hit -> Optional.ofNullable(hit.fields().get(VALUES)).map(FacetCounting::strings).stream())
                .flatMap(List::stream)
                .filter(value -> value.startsWith(start))
                .map(value -> value.substring(start.length()))
                .findFirst()
                .orElseGet(() -> bucket.key().substring(bucket.key().indexOf(Facet.SEPARATOR) + 1));
    }

    private static List<String> strings(JsonData values) {
        return List.of(values.to(String[].class));
    }
}
