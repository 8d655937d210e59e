package org.vitrine.ingest.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.vitrine.events.Topic;
import org.vitrine.flow.ServiceTopics;

/**
 * The topics of ingest-service: those of arrivals and collections, and those that reprocessing reads and writes. Dead
 * letters of further topics are decoded, but their values are sent again unchanged.
 */
@ApplicationScoped
class IngestServiceTopics implements ServiceTopics {

    @Override
    public Set<Topic> topics() {
        return Set.of(
                Topic.IMAGE_ARRIVED,
                Topic.IMAGE_REJECTED,
                Topic.IMAGE_WITHDRAWN,
                Topic.COLLECTIONS,
                Topic.IMAGE_DOCUMENTS,
                Topic.PREPROCESSED,
                Topic.EMBEDDED);
    }
}
