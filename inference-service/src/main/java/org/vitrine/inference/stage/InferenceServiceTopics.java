package org.vitrine.inference.stage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.vitrine.events.Topic;
import org.vitrine.flow.ServiceTopics;

/** The topics of inference-service. */
@ApplicationScoped
class InferenceServiceTopics implements ServiceTopics {

    @Override
    public Set<Topic> topics() {
        return Set.of(
                Topic.PREPROCESSED,
                Topic.IMAGE_WITHDRAWN,
                Topic.COLLECTIONS,
                Topic.CLASSIFIED,
                Topic.EMBEDDED,
                Topic.IMAGE_REJECTED);
    }
}
