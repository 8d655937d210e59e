package org.vitrine.inference.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of one replica in one month: they only grow, so those of several replicas are added up in any order and as often as
 * one likes. Not safe for threads.
 */
final class ReplicaCosts {

    /** Whose account. */
    record Account(String remote, String institution, String collection) {}

    /**
     * @param calls sent, answered or not
     * @param images answered: what a provider bills
     * @param price estimated, in the currency of the price table
     */
    record Tally(long calls, long images, double price) {

        static final Tally NOTHING = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(calls + other.calls, images + other.images, price + other.price);
        }
    }

    /** One line of it. */
    record Line(String remote, String institution, String collection, Tally tally) {}

    private final Map<Account, Tally> tallies = new HashMap<>();

    void add(Account account, Tally tally) {
        tallies.merge(account, tally, Tally::plus);
    }

    /** What a collection has cost. */
    double spent(String collection) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().collection().equals(collection))
                .mapToDouble(entry -> entry.getValue().price())
                .sum();
    }

    /** By collection, institution and remote. */
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
        var ledger = new ReplicaCosts();
        lines.forEach(
                line -> ledger.add(new Account(line.remote(), line.institution(), line.collection()), line.tally()));
        return ledger;
    }
}
