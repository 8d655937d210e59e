package org.vitrine.flow;

import java.util.Set;
import org.vitrine.events.Topic;

/**
 * The topics of a service. Each service has exactly one bean of this type. {@link TopicProvisioning} registers their
 * schemas before the service reads or writes anything.
 */
public interface ServiceTopics {

    /**
     * Returns the topics whose values the service encodes or decodes, also where it stores such a value elsewhere, as in
     * a changelog. The dead letters of other topics are not included: the service that wrote their values has registered
     * the schemas.
     */
    Set<Topic> topics();
}
