package org.vitrine.search.facts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.vitrine.events.Topic;
import org.vitrine.flow.ServiceTopics;

/** The topics of search-api. */
@ApplicationScoped
class SearchServiceTopics implements ServiceTopics {

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.INDEXED, Topic.PROPOSED, Topic.DECISIONS, Topic.PEOPLE, Topic.COLLECTIONS);
    }
}
