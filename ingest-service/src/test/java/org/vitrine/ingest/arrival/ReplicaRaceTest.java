package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Model-checks all interleavings of replicas that post and withdraw one image at the same time; in each, one replica
 * may die between any two requests. One step is one request to the store or to Kafka; the decisions between the steps
 * are those of the service's own code.
 *
 * <p>Over 300 lines: the state of the model, its steps and its invariants are only meaningful together.
 */
class ReplicaRaceTest {

    private static final String IMAGE = "img-a";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private sealed interface Step {

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
    private record Caller(Optional<String> sha256, Step next) {

        Caller then(Step step) {
            return new Caller(sha256, step);
        }
    }

    private record World(
            Set<String> originals,
            Map<Integer, Receipt> claims,
            Optional<Receipt> note,
            List<Integer> announced,
            List<Caller> callers) {

        World with(int caller, Step next) {
            List<Caller> all = new ArrayList<>(callers);
            all.set(caller, all.get(caller).then(next));
            return new World(originals, claims, note, announced, List.copyOf(all));
        }

        World originals(UnaryOperator<Set<String>> change) {
            return new World(Set.copyOf(change.apply(new TreeSet<>(originals))), claims, note, announced, callers);
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

    @Test
    void aWithdrawalNeverDeletesWhatIsPostedMeanwhileOrAfterwards() {
        endings(posted("a"), withdrawal(), post("a"), post("b")).forEach(this::isSound);
    }

    @Test
    void aPostBetweenTwoWithdrawalsEndsSoundly() {
        endings(posted("a"), withdrawal(), post("a"), withdrawal()).forEach(this::isSound);
    }

    @Test
    void firstPostsRaceAndAreWithdrawn() {
        endings(empty(), post("a"), post("a"), withdrawal()).forEach(this::isSound);
    }

    private void isSound(World end) {
        var newest = end.newest();
        if (newest.isEmpty()) {
            return;
        }
        boolean withdrawn = newest.get().withdrawnAt().isPresent();
        String named = ImageStore.keyOf(newest.get().location());
        if (!withdrawn) {
            assertThat(end.originals()).as("%s", end).contains(named);
        }
        for (Caller caller : end.callers()) {
            if (!(caller.next() instanceof Step.Done(var version)) || version == 0) {
                continue;
            }
            assertThat(end.announced()).as("%s", end).contains(version);
            if (caller.sha256().isEmpty()) {
                assertThat(end.originals())
                        .as("%s", end)
                        .allMatch(key -> StoreKeys.version(key) > version || isOfADeadPost(end, key));
            } else if (end.claims().values().stream().noneMatch(later -> later.version() > version)) {
                assertThat(end.originals()).as("%s", end).contains(named);
            }
        }
    }

    /**
     * Returns whether a key has the bytes of a version that was never announced because its replica died before; a
     * sweep removes them.
     */
    private static boolean isOfADeadPost(World end, String key) {
        return end.callers().stream().anyMatch(caller -> caller.next() instanceof Step.Dead)
                && end.claims().values().stream()
                        .filter(claim -> end.announced().contains(claim.version()))
                        .noneMatch(claim -> ImageStore.keyOf(claim.location()).equals(key));
    }

    private static Set<World> endings(World first, Caller... callers) {
        var start = new World(first.originals(), first.claims(), first.note(), first.announced(), List.of(callers));
        Set<World> seen = new HashSet<>(Set.of(start));
        Set<World> ends = new HashSet<>();
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            var world = open.pop();
            boolean ended = true;
            for (int i = 0; i < world.callers().size(); i++) {
                var step = world.callers().get(i).next();
                if (step instanceof Step.Done || step instanceof Step.Dead) {
                    continue;
                }
                ended = false;
                boolean oneIsDead = world.callers().stream().anyMatch(caller -> caller.next() instanceof Step.Dead);
                var next = new ArrayList<>(List.of(taken(world, i)));
                if (!oneIsDead) {
                    next.add(world.with(i, new Step.Dead()));
                }
                next.stream().filter(seen::add).forEach(open::push);
            }
            if (ended) {
                ends.add(world);
            }
        }
        assertThat(ends).isNotEmpty();
        return ends;
    }

    private static World taken(World world, int i) {
        var caller = world.callers().get(i);
        return switch (caller.next()) {
            case Step.Read(boolean full) -> world.with(i, decided(world, caller, full));
            case Step.Store(var before, var arrives) -> {
                String sha256 = caller.sha256().orElseThrow();
                if (arrives.difference() == ArrivalCheck.Difference.METADATA) {
                    yield world.with(
                            i,
                            new Step.Claim(receipt(
                                    arrives.version(),
                                    sha256,
                                    before.orElseThrow().location(),
                                    i)));
                }
                String key = StoreKeys.original("coins", IMAGE, arrives.version(), new UUID(0, i), sha256);
                yield world.originals(all -> with(all, key))
                        .with(i, new Step.Claim(receipt(arrives.version(), sha256, location(key), i)));
            }
            case Step.Claim(var receipt) -> claimed(world, i, receipt);
            case Step.DeleteOwn(var lost) -> {
                String key = ImageStore.keyOf(lost.location());
                var after = StoreKeys.version(key) == lost.version()
                        ? world.originals(all -> without(all, Set.of(key)))
                        : world;
                yield after.with(i, new Step.Read(true));
            }
            case Step.Announce(var receipt) -> {
                List<Integer> announced = new ArrayList<>(world.announced());
                announced.add(receipt.version());
                var next = new World(
                        world.originals(), world.claims(), world.note(), List.copyOf(announced), world.callers());
                yield next.with(i, caller.sha256().isPresent() ? new Step.File(receipt) : new Step.ListOlder(receipt));
            }
            case Step.ListOlder(var withdrawal) -> {
                Set<String> older = new TreeSet<>(world.originals());
                older.removeIf(key -> StoreKeys.version(key) >= withdrawal.version());
                yield world.with(i, new Step.Delete(withdrawal, Set.copyOf(older)));
            }
            case Step.Delete(var withdrawal, var keys) ->
                world.originals(all -> without(all, keys)).with(i, new Step.File(withdrawal));
            case Step.File(var receipt) -> {
                boolean newer = world.note()
                        .filter(note -> note.version() > receipt.version())
                        .isPresent();
                var note = newer ? world.note() : Optional.of(receipt);
                yield new World(world.originals(), world.claims(), note, world.announced(), world.callers())
                        .with(i, new Step.Done(receipt.version()));
            }
            case Step.Done done -> world;
            case Step.Dead dead -> world;
        };
    }

    private static Step decided(World world, Caller caller, boolean full) {
        var newest = full || world.note().isPresent() ? world.newest() : Optional.<Receipt>empty();
        if (caller.sha256().isPresent()) {
            return switch (ArrivalCheck.of(
                    newest, world.isAnnounced(), caller.sha256().get(), "said", () -> false)) {
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
        return world.isAnnounced() ? new Step.ListOlder(newest.get()) : new Step.Announce(newest.get());
    }

    private static World claimed(World world, int i, Receipt receipt) {
        if (!receipt.equals(world.claims().getOrDefault(receipt.version(), receipt))) {
            return world.with(i, receipt.withdrawnAt().isPresent() ? new Step.Read(true) : new Step.DeleteOwn(receipt));
        }
        Map<Integer, Receipt> claims = new TreeMap<>(world.claims());
        claims.put(receipt.version(), receipt);
        return new World(world.originals(), Map.copyOf(claims), world.note(), world.announced(), world.callers())
                .with(i, new Step.Announce(receipt));
    }

    private static World empty() {
        return new World(Set.of(), Map.of(), Optional.empty(), List.of(), List.of());
    }

    private static World posted(String sha256) {
        String key = StoreKeys.original("coins", IMAGE, 1, new UUID(0, 9), sha256);
        var receipt = receipt(1, sha256, location(key), 9);
        return new World(Set.of(key), Map.of(1, receipt), Optional.of(receipt), List.of(1), List.of());
    }

    private static Caller post(String sha256) {
        return new Caller(Optional.of(sha256), new Step.Read(false));
    }

    private static Caller withdrawal() {
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
