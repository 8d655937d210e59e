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
 * Builds the OpenSearch aggregations that count the values of facets among the selected images, and reads their
 * results.
 *
 * <p>The values of a facet are counted without the filters of that facet, but with the filters of all others. So the
 * other values of a filtered facet stay visible, each with the number of images that adding it to the filter would add.
 *
 * @param selection images to count, with all filters
 * @param names names of the facets, in any spelling
 * @param maxValues maximum number of values per facet
 */
record FacetCounting(Selection selection, List<String> names, int maxValues) {

    static final String TERMS = "facets.terms";
    static final String NAMES = "facets.names";
    private static final String VALUES = "facets.values";
    private static final String STATED = "facets.stated";

    private static final String COUNTED = "counted";
    private static final String SHOWN = "shown";

    /** Characters to escape in Lucene's regular expressions, whose operators differ from Java's. */
    private static final Pattern REGEXP_OPERATOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

    /** Returns the selection without facet filters, for the main query; each aggregation applies its own filters. */
    Selection base() {
        return selection.withFilters(List.of());
    }

    /** Returns one aggregation per facet, named by position: OpenSearch allows no brackets in names of aggregations. */
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
                                t -> t.field(TERMS).size(maxValues).include(i -> i.regexp(termPattern(name))))
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

    private static String termPattern(String foldedName) {
        return REGEXP_OPERATOR.matcher(foldedName).replaceAll("\\\\$0") + Facet.SEPARATOR + ".*";
    }

    /**
     * Reads the counts from the aggregates of the response, by facet name as the caller wrote it. Values that an
     * institution states come first, then values by descending count.
     */
    Map<String, List<FacetCount>> read(Map<String, Aggregate> found) {
        var counts = new LinkedHashMap<String, List<FacetCount>>();
        for (int i = 0; i < names.size(); i++) {
            var aggregate = Optional.ofNullable(found.get("facet-" + i)).filter(Aggregate::isFilter);
            var values = new ArrayList<FacetCount>();
            // Where no index exists, OpenSearch omits the aggregation or returns an unmapped one.
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
        long stated = nestedAggregate(bucket, STATED)
                .map(aggregate -> aggregate.filter().docCount())
                .orElse(0L);
        return new FacetCount(displayValue(bucket), bucket.docCount(), stated);
    }

    private static Optional<Aggregate> nestedAggregate(StringTermsBucket bucket, String name) {
        return Optional.ofNullable(bucket.aggregations().get(name));
    }

    /**
     * Returns the value in the spelling of the image with the lowest id; the folded value where that cannot be read.
     */
    private static String displayValue(StringTermsBucket bucket) {
        String start = bucket.key() + Facet.SEPARATOR;
        return nestedAggregate(bucket, SHOWN).stream()
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
