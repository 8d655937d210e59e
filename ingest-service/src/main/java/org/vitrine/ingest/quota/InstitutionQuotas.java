package org.vitrine.ingest.quota;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.ingest.progress.StoredAmount;
import org.vitrine.ingest.settings.QuotaConfig;
import org.vitrine.problem.ProblemException;

/**
 * Decides whether institutions may store more. index-service has the counts and is called by HTTP, so all methods except
 * {@link #settle} block. While it is unavailable, the last known counts are used; without any, everything is within the
 * quota: an outage of index-service must not stop uploads. Thread-safe.
 */
@ApplicationScoped
public class InstitutionQuotas {

    private static final Logger LOG = Logger.getLogger(InstitutionQuotas.class);

    /**
     * Most institutions whose counts are held; of more, those that sent nothing for the longest time are read again. One
     * with a reservation stays, so that the reservation ends where it began.
     */
    private static final int MAX_INSTITUTIONS = 10_000;

    private final QuotaLimits limits;
    private final IngestProgress progress;
    private final Duration refresh;
    private final Map<String, KnownUsage> usages = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KnownUsage> eldest) {
            return size() > MAX_INSTITUTIONS && !eldest.getValue().hasReservation();
        }
    });

    InstitutionQuotas(QuotaConfig config, IngestProgress progress) {
        this.limits = QuotaLimits.of(config);
        this.progress = progress;
        this.refresh = config.refresh();
    }

    /** Creates this bean at the start, so that an invalid setting stops it. */
    void start(@Observes StartupEvent started) {
        if (!limits.general().isUnlimited() || !limits.own().isEmpty()) {
            LOG.infof("quota of each institution: %s, of single institutions: %s", limits.general(), limits.own());
        }
    }

    InstitutionQuota of(String institutionId) {
        return limits.of(institutionId);
    }

    /** Decides whether an institution may store more. */
    public QuotaDecision check(String institutionId, StoredAmount growth) {
        return known(institutionId)
                .map(usage -> usage.decide(limits.of(institutionId), growth))
                .orElseGet(QuotaDecision.Within::new);
    }

    /** Decides whether an institution may store more, and reserves it where it may; {@link #settle} ends that. */
    public QuotaDecision reserve(String institutionId, StoredAmount growth) {
        return known(institutionId)
                .map(usage -> usage.reserve(limits.of(institutionId), growth))
                .orElseGet(QuotaDecision.Within::new);
    }

    /**
     * Ends a reservation.
     *
     * @param stored whether the photograph is stored
     */
    public void settle(String institutionId, StoredAmount growth, boolean stored) {
        Optional.ofNullable(usages.get(institutionId)).ifPresent(usage -> {
            if (stored) {
                usage.accept(growth);
            } else {
                usage.release(growth);
            }
        });
    }

    private Optional<KnownUsage> known(String institutionId) {
        if (limits.of(institutionId).isUnlimited()) {
            return Optional.empty();
        }
        var usage = usages.computeIfAbsent(institutionId, _ -> new KnownUsage(refresh));
        usage.refresh(() -> read(institutionId), System::nanoTime);
        return Optional.of(usage);
    }

    private Optional<StoredAmount> read(String institutionId) {
        try {
            return Optional.of(progress.stored(institutionId));
        } catch (ProblemException unavailable) {
            LOG.warnf(
                    "institutionId=%s what it has stored cannot be read, its quota is checked with the last known counts: %s",
                    institutionId, unavailable.getMessage());
            return Optional.empty();
        }
    }
}
