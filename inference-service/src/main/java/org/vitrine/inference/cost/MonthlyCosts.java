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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.store.StorePrefix;

/**
 * The calls and costs of the current month (UTC): the counts of this replica, and those that the other replicas last
 * wrote to the store. Thread-safe.
 *
 * <p>A budget may be exceeded by what all replicas spend between two exchanges.
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

    /** Returns an instance whose counts are not exchanged with other replicas, for benchmarks and tests. */
    public static MonthlyCosts of(InferenceConfig config, Measurements measurements, Clock clock) {
        return new MonthlyCosts(clock, new PriceTable(config), measurements);
    }

    /** The JSON that one replica writes to the store. */
    record Page(List<ReplicaCosts.Line> lines) {

        Page {
            lines = List.copyOf(lines);
        }
    }

    /** The JSON of a page with its key in the store. */
    record StoredPage(String key, byte[] json) {}

    /**
     * Counts a call.
     *
     * @param billed names in the price table of what an answer is billed for
     * @param answered whether the remote answered; other calls cost nothing
     */
    public void recordCall(String remote, List<String> billed, Requester requester, boolean answered) {
        double price = answered ? billed.stream().mapToDouble(priceTable::of).sum() : 0;
        synchronized (this) {
            startNewMonth();
            own.add(
                    new ReplicaCosts.Account(remote, requester.institution(), requester.collection()),
                    new ReplicaCosts.Tally(1, answered ? 1 : 0, price));
            changed = true;
        }
        if (price > 0) {
            measurements.addCost(remote, price);
        }
    }

    synchronized double spent(String collection) {
        startNewMonth();
        return own.spent(collection) + others.spent(collection);
    }

    synchronized YearMonth month() {
        startNewMonth();
        return month;
    }

    /** Returns the counts of all replicas, as far as this one has read them. */
    synchronized List<ReplicaCosts.Line> lines() {
        startNewMonth();
        var all = new ArrayList<>(own.lines());
        all.addAll(others.lines());
        return ReplicaCosts.of(all).lines();
    }

    /** Returns the page to write; empty if nothing changed since the last one. */
    synchronized List<StoredPage> pageToWrite() {
        startNewMonth();
        if (!changed) {
            return List.of();
        }
        changed = false;
        try {
            return List.of(
                    new StoredPage(folder(month) + replica + ".json", JSON.writeValueAsBytes(new Page(own.lines()))));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Marks the counts as changed, because the last page could not be written. */
    synchronized void markChanged() {
        changed = true;
    }

    boolean isOwn(String key) {
        return key.endsWith("/" + replica + ".json");
    }

    /** Replaces the counts of the other replicas by all pages that they have written for a month. */
    synchronized void replaceOthers(YearMonth of, List<Page> pages) {
        startNewMonth();
        if (of.equals(month)) {
            others = ReplicaCosts.of(
                    pages.stream().flatMap(page -> page.lines().stream()).toList());
        }
    }

    /** Reads a page; throws an UncheckedIOException, whose message is a clause, if it is damaged. */
    static Page read(byte[] json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, Page.class))
                    .orElseThrow(() -> new UncheckedIOException(damage("it is null"), new IOException()));
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damage(damaged.getOriginalMessage()), damaged);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damage(String.valueOf(damaged.getMessage())), damaged);
        }
    }

    private static String damage(String reason) {
        return "its JSON is damaged: " + reason;
    }

    static String folder(YearMonth month) {
        return StorePrefix.COSTS.path() + month + "/";
    }

    /** Starts a new month. Counts since the last exchange of the old month are lost, at most those of settle-every. */
    private void startNewMonth() {
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
