package org.vitrine.inference.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.vitrine.inference.limit.Requester;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.store.StorePrefix;

/**
 * Counts of this month: this replica's own, and what the others last wrote down. Safe for threads.
 *
 * <p>A budget may be overrun by what all replicas spend between two settlements.
 */
@ApplicationScoped
public class MonthlyCosts {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Clock clock;
    private final PriceTable priceTable;
    private final Measurements measurements;
    private final String replica = UUID.randomUUID().toString();
    private YearMonth month;
    private ReplicaCosts own = new ReplicaCosts();
    private ReplicaCosts others = new ReplicaCosts();
    private boolean changed;

    MonthlyCosts(Clock clock, PriceTable priceTable, Measurements measurements) {
        this.clock = clock;
        this.priceTable = priceTable;
        this.measurements = measurements;
        this.month = now();
    }

    /** One that nobody settles. */
    public static MonthlyCosts of(InferenceConfig config, Measurements measurements, Clock clock) {
        return new MonthlyCosts(clock, new PriceTable(config), measurements);
    }

    /** What one replica writes down. */
    record Page(List<ReplicaCosts.Line> lines) {}

    /** A page and where it belongs. */
    record Written(String key, byte[] json) {}

    /** A call was sent; an answer is billed. */
    public void called(String remote, List<String> billed, Requester requester, boolean answered) {
        double price = answered ? billed.stream().mapToDouble(priceTable::of).sum() : 0;
        synchronized (this) {
            turnMonth();
            own.add(
                    new ReplicaCosts.Account(remote, requester.institution(), requester.collection()),
                    new ReplicaCosts.Tally(1, answered ? 1 : 0, price));
            changed = true;
        }
        if (price > 0) {
            measurements.cost(remote, price);
        }
    }

    synchronized double spent(String collection) {
        turnMonth();
        return own.spent(collection) + others.spent(collection);
    }

    synchronized YearMonth month() {
        turnMonth();
        return month;
    }

    /** All replicas together, as far as is known here. */
    synchronized List<ReplicaCosts.Line> lines() {
        turnMonth();
        var all = new java.util.ArrayList<>(own.lines());
        all.addAll(others.lines());
        return ReplicaCosts.of(all).lines();
    }

    /** What is to be written down; nothing where nothing changed. */
    synchronized List<Written> page() {
        turnMonth();
        if (!changed) {
            return List.of();
        }
        changed = false;
        try {
            return List.of(
                    new Written(folder(month) + replica + ".json", JSON.writeValueAsBytes(new Page(own.lines()))));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The page was not written after all. */
    synchronized void notWritten() {
        changed = true;
    }

    boolean isOwn(String key) {
        return key.endsWith("/" + replica + ".json");
    }

    /** What the other replicas have written down, all of it. */
    synchronized void learn(YearMonth of, List<Page> pages) {
        turnMonth();
        if (of.equals(month)) {
            others = ReplicaCosts.of(
                    pages.stream().flatMap(page -> page.lines().stream()).toList());
        }
    }

    static Page read(byte[] json) {
        try {
            return JSON.readValue(json, Page.class);
        } catch (IOException damaged) {
            throw new UncheckedIOException("a page of costs cannot be read", damaged);
        }
    }

    static String folder(YearMonth month) {
        return StorePrefix.COSTS.path() + month + "/";
    }

    /** What was not settled of the month before is lost: at most settle-every of it. */
    private void turnMonth() {
        var now = now();
        if (!now.equals(month)) {
            month = now;
            own = new ReplicaCosts();
            others = new ReplicaCosts();
            changed = false;
        }
    }

    private YearMonth now() {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC));
    }
}
