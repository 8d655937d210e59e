package org.vitrine.ingest.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.ImageArrived;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * What was posted here a moment ago, so that a client that posts and asks at once is not answered "unknown". A cache:
 * without it the answer comes when index-service has read the event.
 */
@ApplicationScoped
public class RecentArrivals {

    private final Map<String, ImageJourney> newest;

    RecentArrivals(IngestConfig config) {
        int limit = config.progress().recentImages();
        this.newest = Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ImageJourney> eldest) {
                return size() > limit;
            }
        });
    }

    public void note(ImageArrived fact) {
        newest.put(fact.getImageId(), ImageJourney.of(fact));
    }

    Optional<ImageJourney> find(String imageId) {
        return Optional.ofNullable(newest.get(imageId));
    }
}
