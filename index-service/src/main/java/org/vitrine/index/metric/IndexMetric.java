package org.vitrine.index.metric;

/** Every figure that index-service adds to those of Quarkus, Kafka and Kafka Streams. */
public enum IndexMetric {
    DOCUMENTS(
            "vitrine.index.documents",
            "Records of image-documents by what came of them; tag outcome: written, already-newer, removed, dead-lettered"),
    BULK("vitrine.index.bulk", "Time of one bulk request to OpenSearch, from the first byte sent to the last read"),
    BULK_DOCUMENTS("vitrine.index.bulk.documents", "Documents in one bulk request"),
    BUSY("vitrine.index.busy", "Writes put off because OpenSearch was overloaded, read-only or away"),
    RESTARTS("vitrine.index.writer.restarts", "Times the writer began again from the last commit after a failure"),
    LAG("vitrine.index.lag", "Records of image-documents that the writer has not yet got to, over its partitions");

    private final String metricName;
    private final String description;

    IndexMetric(String metricName, String description) {
        this.metricName = metricName;
        this.description = description;
    }

    public String metricName() {
        return metricName;
    }

    public String description() {
        return description;
    }
}
