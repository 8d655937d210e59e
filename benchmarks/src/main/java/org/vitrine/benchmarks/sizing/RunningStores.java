package org.vitrine.benchmarks.sizing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredIndex;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredObjects;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Program;
import org.vitrine.platform.Server;
import org.vitrine.platform.Service;

/** Measures the stores of a Vitrine that runs on this machine. */
final class RunningStores {

    private static final Set<Program> NEEDED = Set.of(Server.KAFKA, Server.OPENSEARCH, Server.S3, Service.INGEST);
    private static final String IMAGES = "images-3.";
    private static final String ITEMS = "items-1";
    private static final double PIXELS_PER_MEGAPIXEL = 1e6;

    /** Mean number of pixels of the documents that have a size: a removal document has neither width nor height. */
    private static final String MEAN_PIXELS = """
            {
              "size": 0,
              "query": {"bool": {"filter": [{"exists": {"field": "width"}}, {"exists": {"field": "height"}}]}},
              "aggs": {"pixels": {"avg": {"script": {"source": "doc['width'].value * doc['height'].value"}}}}
            }
            """;

    private final Addresses addresses;
    private final String bucket;

    /**
     * Finds the Vitrine of this checkout.
     *
     * @param data its data folder; {@code .vitrine} in the repository where it is empty
     * @param bucket bucket of its object store
     * @throws IllegalArgumentException if a program that is measured does not run
     */
    RunningStores(Optional<Path> data, String bucket) {
        var installation = Installation.find();
        var folder = data.orElseGet(() -> installation.root().resolve(".vitrine"));
        this.addresses = new Platform(
                        installation,
                        new PlatformFolder(folder),
                        PlatformSettings.forCommandLine(),
                        PlatformEvent.Listener.silent())
                .addresses();
        this.bucket = bucket;
        if (!addresses.programs().containsAll(NEEDED)) {
            throw new IllegalArgumentException(
                    "Kafka, OpenSearch, S3 and ingest-service do not all run on %s; start them with ./vitrine up"
                            .formatted(folder));
        }
    }

    /**
     * Measures all stores. Wait until no photograph is in flight and proposals are made, otherwise the bytes of a
     * photograph are too few.
     *
     * @param constants names the topics that are compacted
     */
    SizingMeasurement measure(SizingConstants constants) throws IOException, InterruptedException, ExecutionException {
        try (var requests = new JsonRequests();
                var logs = new KafkaLogSizes(addresses.bootstrapServers());
                var listing = new ObjectListing(addresses.storeEndpoint())) {
            long photographs = photographs(requests);
            var indexes = requests.get(
                    address(Server.OPENSEARCH, "/_cat/indices?format=json&bytes=b&h=index,docs.count,pri.store.size"));
            double megapixels = megapixels(requests);
            List<MeasuredObjects> objects = listing.read(bucket);
            return new SizingMeasurement(
                    photographs,
                    meanOriginal(objects),
                    megapixels,
                    logs.read(compacted(constants)),
                    objects,
                    index(indexes, IMAGES),
                    index(indexes, ITEMS));
        }
    }

    private long photographs(JsonRequests requests) throws IOException, InterruptedException {
        var status = requests.get(address(Service.INGEST, "/v1/status"));
        long indexed = status.path("stages").path("indexed").asLong();
        long total = status.path("total").asLong();
        if (indexed != total) {
            System.err.printf(
                    "%d of %d photographs are indexed; the others count as bytes but not as photographs%n",
                    indexed, total);
        }
        if (indexed == 0) {
            throw new IllegalArgumentException(
                    "no photograph is indexed; ingest some, for example with ./vitrine demo");
        }
        return indexed;
    }

    private double megapixels(JsonRequests requests) throws IOException, InterruptedException {
        var answer = requests.post(address(Server.OPENSEARCH, "/images-3/_search"), MEAN_PIXELS);
        return answer.path("aggregations").path("pixels").path("value").asDouble() / PIXELS_PER_MEGAPIXEL;
    }

    private URI address(Program program, String path) {
        return addresses.http(program).resolve(path);
    }

    private static double meanOriginal(List<MeasuredObjects> objects) {
        return objects.stream()
                .filter(each -> each.name().equals("originals"))
                .mapToDouble(each -> (double) each.bytes() / each.objects())
                .sum();
    }

    private static Set<String> compacted(SizingConstants constants) {
        return constants.logs().stream()
                .filter(log -> log.retention() == LogRetention.COMPACTED)
                .map(LogConstant::topic)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static MeasuredIndex index(JsonNode indexes, String prefix) {
        long documents = 0;
        long bytes = 0;
        for (JsonNode index : indexes) {
            if (index.path("index").asText().startsWith(prefix)) {
                documents += index.path("docs.count").asLong();
                bytes += index.path("pri.store.size").asLong();
            }
        }
        return new MeasuredIndex(documents, bytes);
    }
}
