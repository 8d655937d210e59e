package org.vitrine.inference.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The calls and costs of one replica in one month. The counts only grow, so those of several replicas can be added in
 * any order and repeatedly. Not thread-safe.
 */
final class ReplicaCosts {

    /** The key of a count: remote, institution and collection. */
    record Account(String remote, String institution, String collection) {}

    /**
     * The counts of one account.
     *
     * @param calls calls that were sent, answered or not
     * @param images calls that were answered, which a provider bills
     * @param price estimated price, in the currency of the price table
     */
    record Tally(long calls, long images, double price) {

        Tally plus(Tally other) {
            return new Tally(calls + other.calls, images + other.images, price + other.price);
        }
    }

    /** An account with its counts, as it is written to the store. */
    record Line(String remote, String institution, String collection, Tally tally) {

        Line {
            Objects.requireNonNull(remote, "remote");
            Objects.requireNonNull(institution, "institution");
            Objects.requireNonNull(collection, "collection");
            Objects.requireNonNull(tally, "tally");
        }
    }

    private final Map<Account, Tally> tallies = new HashMap<>();

    void add(Account account, Tally tally) {
        tallies.merge(account, tally, Tally::plus);
    }

    /** Returns the estimated price of all calls for a collection. */
    double spent(String collection) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().collection().equals(collection))
                .mapToDouble(entry -> entry.getValue().price())
                .sum();
    }

    /** Returns all counts, ordered by collection, institution and remote. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        tallies.forEach((account, tally) ->
                lines.add(new Line(account.remote(), account.institution(), account.collection(), tally)));
        lines.sort(Comparator.comparing(Line::collection)
                .thenComparing(Line::institution)
                .thenComparing(Line::remote));
        return lines;
    }

    static ReplicaCosts of(Iterable<Line> lines) {
        var costs = new ReplicaCosts();
        lines.forEach(
                line -> costs.add(new Account(line.remote(), line.institution(), line.collection()), line.tally()));
        return costs;
    }
}
