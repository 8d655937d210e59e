package org.vitrine.index.streams;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.vitrine.events.Topic;
import org.vitrine.flow.ServiceTopics;

/** The topics of index-service. Values of most topics that it reads are also in the changelogs of its stores. */
@ApplicationScoped
class IndexServiceTopics implements ServiceTopics {

    @Override
    public Set<Topic> topics() {
        return Set.of(
                Topic.IMAGE_ARRIVED,
                Topic.PREPROCESSED,
                Topic.CLASSIFIED,
                Topic.EMBEDDED,
                Topic.INDEXED,
                Topic.IMAGE_REJECTED,
                Topic.IMAGE_WITHDRAWN,
                Topic.IMAGE_DOCUMENTS,
                Topic.COLLECTIONS,
                Topic.ITEMS,
                Topic.DECISIONS,
                Topic.PROPOSED,
                Topic.DECIDED);
    }
}
