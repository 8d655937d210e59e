package org.vitrine.imageindex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Operator;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/** Builds OpenSearch queries from a {@link Selection}. They match no removal documents. */
final class Selections {

    private Selections() {}

    /**
     * Returns the query of a selection, with scores by the relevance of its text; without text, hits are not scored.
     */
    static Query scoredQuery(Selection selection) {
        return selection
                .text()
                .map(words ->
                        Query.of(q -> q.bool(b -> b.filter(query(selection)).must(textQuery(words)))))
                .orElseGet(() -> query(selection));
    }

    /** Returns the query of a selection, which filters and does not change scores. */
    static Query query(Selection selection) {
        var all = new BoolQuery.Builder().mustNot(withdrawn());
        selection.collectionId().ifPresent(id -> all.filter(termQuery("collectionId", id)));
        selection.institutionId().ifPresent(id -> all.filter(termQuery("institutionId", id)));
        selection.specimenId().ifPresent(id -> all.filter(termQuery("specimenId", id)));
        selection.itemId().ifPresent(id -> all.filter(termQuery("itemId", id)));
        byName(selection.filters()).values().forEach(terms -> all.filter(anyTerm(terms)));
        selection.text().ifPresent(words -> all.filter(textQuery(words)));
        return all.build().toQuery();
    }

    /** Returns the query of a selection without the images of an exclusion; it does not change scores. */
    static Query query(Selection selection, Exclusion exclusion) {
        var selected = query(selection);
        return exclusion.equals(Exclusion.NONE)
                ? selected
                : Query.of(q -> q.bool(b -> {
                    b.filter(selected);
                    exclude(b, "itemId", exclusion.itemIds());
                    exclude(b, "review.specimen", exclusion.specimens());
                    exclude(b, "imageId", exclusion.imageIds());
                    return b;
                }));
    }

    private static void exclude(BoolQuery.Builder query, String field, Set<String> values) {
        if (!values.isEmpty()) {
            var terms = values.stream().map(FieldValue::of).toList();
            query.mustNot(Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(terms)))));
        }
    }

    private static Query textQuery(String words) {
        return Query.of(q -> q.match(m ->
                m.field("text").query(FieldValue.of(CaseFolding.fold(words))).operator(Operator.And)));
    }

    /** Returns the query for removal documents, see {@link IndexWrite.Remove}. */
    static Query withdrawn() {
        return Query.of(q -> q.term(t -> t.field(IndexJson.WITHDRAWN).value(FieldValue.of(true))));
    }

    private static Query termQuery(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(FieldValue.of(value))));
    }

    private static Query anyTerm(List<FieldValue> terms) {
        return Query.of(q -> q.terms(t -> t.field(FacetCounting.TERMS).terms(v -> v.value(terms))));
    }

    private static Map<String, List<FieldValue>> byName(List<Facet> filters) {
        return filters.stream()
                .collect(Collectors.groupingBy(
                        Facet::foldedName,
                        LinkedHashMap::new,
                        Collectors.mapping(facet -> FieldValue.of(facet.term()), Collectors.toList())));
    }
}
