package org.vitrine.ingest.arrival;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.vitrine.ingest.arrival.RaceState.Caller;
import org.vitrine.ingest.arrival.RaceState.Step;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Model of replicas that post and withdraw one image at the same time; one replica may die between any two requests.
 * One step is one request to the store or to Kafka; the decisions between the steps are those of the service's own
 * code.
 */
final class ReplicaRaceModel {

    private static final String IMAGE = "img-a";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private ReplicaRaceModel() {}

    /** Returns every state in which no caller has a next step, over all interleavings and deaths. */
    static Set<RaceState> endings(RaceState first, Caller... callers) {
        var start = new RaceState(first.originals(), first.claims(), first.note(), first.announced(), List.of(callers));
        Set<RaceState> seen = new HashSet<>(Set.of(start));
        Set<RaceState> ends = new HashSet<>();
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            var state = open.pop();
            boolean ended = true;
            for (int i = 0; i < state.callers().size(); i++) {
                var step = state.callers().get(i).next();
                if (step instanceof Step.Done || step instanceof Step.Dead) {
                    continue;
                }
                ended = false;
                boolean oneIsDead = state.callers().stream().anyMatch(caller -> caller.next() instanceof Step.Dead);
                var next = new ArrayList<>(List.of(taken(state, i)));
                if (!oneIsDead) {
                    next.add(state.with(i, new Step.Dead()));
                }
                next.stream().filter(seen::add).forEach(open::push);
            }
            if (ended) {
                ends.add(state);
            }
        }
        return ends;
    }

    private static RaceState taken(RaceState state, int i) {
        var caller = state.callers().get(i);
        return switch (caller.next()) {
            case Step.Read(boolean full) -> state.with(i, decided(state, caller, full));
            case Step.Store(var before, var arrives) -> {
                String sha256 = caller.sha256().orElseThrow();
                if (arrives.difference() == ArrivalCheck.Difference.METADATA) {
                    yield state.with(
                            i,
                            new Step.Claim(receipt(
                                    arrives.version(),
                                    sha256,
                                    before.orElseThrow().location(),
                                    i)));
                }
                String key = StoreKeys.original("coins", IMAGE, arrives.version(), new UUID(0, i), sha256);
                yield state.originals(all -> with(all, key))
                        .with(i, new Step.Claim(receipt(arrives.version(), sha256, location(key), i)));
            }
            case Step.Claim(var receipt) -> claimed(state, i, receipt);
            case Step.DeleteOwn(var lost) -> {
                String key = ImageStore.keyOf(lost.location());
                var after = StoreKeys.version(key) == lost.version()
                        ? state.originals(all -> without(all, Set.of(key)))
                        : state;
                yield after.with(i, new Step.Read(true));
            }
            case Step.Announce(var receipt) -> {
                List<Integer> announced = new ArrayList<>(state.announced());
                announced.add(receipt.version());
                var next = new RaceState(
                        state.originals(), state.claims(), state.note(), List.copyOf(announced), state.callers());
                yield next.with(i, caller.sha256().isPresent() ? new Step.File(receipt) : new Step.ListOlder(receipt));
            }
            case Step.ListOlder(var withdrawal) -> {
                Set<String> older = new TreeSet<>(state.originals());
                older.removeIf(key -> StoreKeys.version(key) >= withdrawal.version());
                yield state.with(i, new Step.Delete(withdrawal, Set.copyOf(older)));
            }
            case Step.Delete(var withdrawal, var keys) ->
                state.originals(all -> without(all, keys)).with(i, new Step.File(withdrawal));
            case Step.File(var receipt) -> {
                boolean newer = state.note()
                        .filter(note -> note.version() > receipt.version())
                        .isPresent();
                var note = newer ? state.note() : Optional.of(receipt);
                yield new RaceState(state.originals(), state.claims(), note, state.announced(), state.callers())
                        .with(i, new Step.Done(receipt.version()));
            }
            case Step.Done done -> state;
            case Step.Dead dead -> state;
        };
    }

    private static Step decided(RaceState state, Caller caller, boolean full) {
        var newest = full || state.note().isPresent() ? state.newest() : Optional.<Receipt>empty();
        if (caller.sha256().isPresent()) {
            return switch (ArrivalCheck.of(
                    newest, state.isAnnounced(), caller.sha256().get(), "said", () -> false)) {
                case ArrivalCheck.AlreadyHere(var version) -> new Step.Done(version);
                case ArrivalCheck.NewVersion arrives -> new Step.Store(newest, arrives);
            };
        }
        if (newest.isEmpty()) {
            return new Step.Done(0);
        }
        if (newest.get().withdrawnAt().isEmpty()) {
            return new Step.Claim(newest.get().withdrawn(NOON));
        }
        return state.isAnnounced() ? new Step.ListOlder(newest.get()) : new Step.Announce(newest.get());
    }

    private static RaceState claimed(RaceState state, int i, Receipt receipt) {
        if (!receipt.equals(state.claims().getOrDefault(receipt.version(), receipt))) {
            return state.with(i, receipt.withdrawnAt().isPresent() ? new Step.Read(true) : new Step.DeleteOwn(receipt));
        }
        Map<Integer, Receipt> claims = new TreeMap<>(state.claims());
        claims.put(receipt.version(), receipt);
        return new RaceState(state.originals(), Map.copyOf(claims), state.note(), state.announced(), state.callers())
                .with(i, new Step.Announce(receipt));
    }

    static RaceState empty() {
        return new RaceState(Set.of(), Map.of(), Optional.empty(), List.of(), List.of());
    }

    static RaceState posted(String sha256) {
        String key = StoreKeys.original("coins", IMAGE, 1, new UUID(0, 9), sha256);
        var receipt = receipt(1, sha256, location(key), 9);
        return new RaceState(Set.of(key), Map.of(1, receipt), Optional.of(receipt), List.of(1), List.of());
    }

    static Caller post(String sha256) {
        return new Caller(Optional.of(sha256), new Step.Read(false));
    }

    static Caller withdrawal() {
        return new Caller(Optional.empty(), new Step.Read(true));
    }

    private static URI location(String key) {
        return URI.create("s3://vitrine/" + key);
    }

    private static Set<String> with(Set<String> all, String key) {
        all.add(key);
        return all;
    }

    private static Set<String> without(Set<String> all, Set<String> keys) {
        all.removeAll(keys);
        return all;
    }

    /**
     * Returns the receipt of one caller; the caller's number is part of its time, so that no two callers write equal
     * receipts.
     */
    private static Receipt receipt(int version, String sha256, URI location, int caller) {
        return new Receipt(
                IMAGE,
                "coins",
                "museum-a",
                "a",
                version,
                sha256,
                "said",
                location,
                NOON.plusSeconds(caller),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
