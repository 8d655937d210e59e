package org.vitrine.ingest.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.ImageArrived;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * The newest arrivals that this replica has announced, so that a client that requests its image directly after a post
 * does not receive "unknown". It is only a cache: without it, the image is answered as soon as index-service has read
 * the event. Thread-safe; holds {@code vitrine.ingest.progress.recent-images} images.
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

    /** Adds an arrival; the oldest one is dropped where there are too many. */
    public void add(ImageArrived fact) {
        newest.put(fact.getImageId(), ImageJourney.of(fact));
    }

    Optional<ImageJourney> find(String imageId) {
        return Optional.ofNullable(newest.get(imageId));
    }
}
