package org.vitrine.ingest.settings;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Access to the webhook for notifications about objects in watched buckets. */
@ConfigMapping(prefix = "vitrine.ingest.notifications")
public interface NotificationConfig {

    /**
     * Secret that senders of notifications must give, 16 to 200 characters: as header {@code Vitrine-Secret}, as bearer
     * token, as password of Basic credentials, or as last segment of the URL. Where absent, every client that reaches
     * the port may send notifications.
     */
    Optional<@Size(min = 16, max = 200) String> secret();
}
