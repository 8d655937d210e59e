package org.vitrine.ingest.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.ImageArrived;
import org.vitrine.ingest.journey.Happening;
import org.vitrine.ingest.settings.IngestConfig;

/** What was posted here a moment ago, so that whoever posts and asks at once is not told "unknown". */
@ApplicationScoped
public class RecentArrivals {

    private final Map<String, Happening.Arrived> newest;

    RecentArrivals(IngestConfig config) {
        int limit = config.progress().recentImages();
        this.newest = Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Happening.Arrived> eldest) {
                return size() > limit;
            }
        });
    }

    public void note(ImageArrived fact) {
        newest.put(fact.getImageId(), Facts.arrived(fact));
    }

    Optional<Happening.Arrived> find(String imageId) {
        return Optional.ofNullable(newest.get(imageId));
    }
}
