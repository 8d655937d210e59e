package org.vitrine.imageindex;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.opensearch.client.json.JsonpDeserializer;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/**
 * Loads the classes with which OpenSearch's client writes and reads a search with facets. The first such search of a
 * process would load them otherwise, on the event loop that sends it, which serves other requests, too. Sends nothing.
 */
public final class FacetWarmUp {

    private static final FacetCounting COUNTING =
            new FacetCounting(Selection.ofCollection("warm-up"), List.of("material"), 1);

    /** What OpenSearch answers where one image has the value "Gold" and its institution states it. */
    private static final String RESPONSE = """
            {
              "took": 1,
              "timed_out": false,
              "_shards": {"total": 1, "successful": 1, "skipped": 0, "failed": 0},
              "hits": {"total": {"value": 1, "relation": "eq"}, "max_score": null, "hits": []},
              "aggregations": {
                "filter#facet-0": {
                  "doc_count": 1,
                  "sterms#counted": {
                    "doc_count_error_upper_bound": 0,
                    "sum_other_doc_count": 0,
                    "buckets": [{
                      "key": "material\\u001fgold",
                      "doc_count": 1,
                      "filter#facets.stated": {"doc_count": 1},
                      "top_hits#shown": {
                        "hits": {
                          "total": {"value": 1, "relation": "eq"},
                          "max_score": null,
                          "hits": [{
                            "_index": "warm-up",
                            "_id": "1",
                            "_score": null,
                            "fields": {"facets.values": ["material\\u001fgold\\u001fGold"]},
                            "sort": ["1"]
                          }]
                        }
                      }
                    }]
                  }
                }
              }
            }
            """;

    private FacetWarmUp() {}

    /** Loads the classes. Takes seconds on a slow machine; call it on a thread of its own. */
    public static void run() {
        var mapper = IndexJson.forClient();
        write(mapper);
        read(mapper);
    }

    /** Returns the search as JSON. */
    static String write(JsonpMapper mapper) {
        var request = SearchRequest.of(s -> s.index("warm-up")
                .size(0)
                .query(Selections.query(COUNTING.base()))
                .aggregations(COUNTING.aggregations()));
        var text = new StringWriter();
        try (var generator = mapper.jsonProvider().createGenerator(text)) {
            request.serialize(generator, mapper);
        }
        return text.toString();
    }

    /** Returns the counts of the response. */
    static Map<String, List<FacetCount>> read(JsonpMapper mapper) {
        try (var parser = mapper.jsonProvider().createParser(new StringReader(RESPONSE))) {
            var response = SearchResponse.createSearchResponseDeserializer(JsonpDeserializer.of(IndexedImage.class))
                    .deserialize(parser, mapper);
            return COUNTING.read(response.aggregations());
        }
    }
}
