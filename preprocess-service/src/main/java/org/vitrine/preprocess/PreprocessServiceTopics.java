package org.vitrine.preprocess;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.vitrine.events.Topic;
import org.vitrine.flow.ServiceTopics;

/** The topics of preprocess-service. */
@ApplicationScoped
class PreprocessServiceTopics implements ServiceTopics {

    @Override
    public Set<Topic> topics() {
        return Set.of(
                Topic.IMAGE_ARRIVED,
                Topic.IMAGE_WITHDRAWN,
                Topic.COLLECTIONS,
                Topic.PREPROCESSED,
                Topic.IMAGE_REJECTED);
    }
}
