package org.vitrine.ingest.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * State of {@link ReplicaRaceModel}: the content of the store and of Kafka, and the next step of each caller.
 *
 * @param originals keys of the stored bytes
 * @param claims receipts by version
 * @param note copy of the newest announced receipt
 * @param announced versions in Kafka, in order
 */
record RaceState(
        Set<String> originals,
        Map<Integer, Receipt> claims,
        Optional<Receipt> note,
        List<Integer> announced,
        List<Caller> callers) {

    /** One request to the store or to Kafka, or the end of a caller. */
    sealed interface Step {

        /**
         * A read of the newest receipt.
         *
         * @param full whether claimed receipts are read where no copy of the newest receipt exists; the first read of a
         *     post omits them
         */
        record Read(boolean full) implements Step {}

        record Store(Optional<Receipt> before, ArrivalCheck.NewVersion arrives) implements Step {}

        record Claim(Receipt receipt) implements Step {}

        record DeleteOwn(Receipt lost) implements Step {}

        record Announce(Receipt receipt) implements Step {}

        record ListOlder(Receipt withdrawal) implements Step {}

        record Delete(Receipt withdrawal, Set<String> keys) implements Step {}

        record File(Receipt receipt) implements Step {}

        /**
         * The end of a call.
         *
         * @param version version in the answer; 0 where there was nothing to withdraw
         */
        record Done(int version) implements Step {}

        record Dead() implements Step {}
    }

    /** One caller and the next step of the replica that serves it. A post has a digest, a withdrawal has none. */
    record Caller(Optional<String> sha256, Step next) {

        Caller then(Step step) {
            return new Caller(sha256, step);
        }
    }

    RaceState with(int caller, Step next) {
        List<Caller> all = new ArrayList<>(callers);
        all.set(caller, all.get(caller).then(next));
        return new RaceState(originals, claims, note, announced, List.copyOf(all));
    }

    RaceState originals(UnaryOperator<Set<String>> change) {
        return new RaceState(Set.copyOf(change.apply(new TreeSet<>(originals))), claims, note, announced, callers);
    }

    Optional<Receipt> newest() {
        int version = note.map(Receipt::version).orElse(0);
        Optional<Receipt> newest = note;
        while (claims.containsKey(version + 1)) {
            version++;
            newest = Optional.ofNullable(claims.get(version));
        }
        return newest;
    }

    boolean isAnnounced() {
        return newest().equals(note);
    }
}
