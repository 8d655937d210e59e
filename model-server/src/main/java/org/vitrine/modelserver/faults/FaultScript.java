package org.vitrine.modelserver.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A fault script in operation: applies its rules in order to each call of a model and counts the effects. A rule delays
 * a call, throttles it or ends it with a fault. Thread-safe.
 */
final class FaultScript {

    private final List<ActiveRule> rules;

    FaultScript(List<FaultRule> rules, LongSupplier nanos) {
        this.rules = rules.stream().map(rule -> new ActiveRule(rule, nanos)).toList();
    }

    static FaultScript empty() {
        return new FaultScript(List.of(), System::nanoTime);
    }

    /**
     * What happens to one call.
     *
     * @param latency delay before the response
     * @param ending the fault that replaces the real response; empty if the call proceeds
     */
    record Plan(Duration latency, Optional<InjectedFault.Terminal> ending) {}

    /**
     * The counts of one rule.
     *
     * @param matched calls that match the rule
     * @param ended matching calls that the rule ended; for a throttle the refused ones
     */
    record Tally(FaultRule rule, long matched, long ended) {}

    /** Applies the rules to a call and counts it; the first rule that ends the call is the last to apply. */
    Plan apply(ModelCall modelCall) {
        var latency = Duration.ZERO;
        for (var rule : rules) {
            if (!rule.affects(modelCall)) {
                continue;
            }
            switch (rule.rule.fault()) {
                case InjectedFault.Delay(var more) -> latency = latency.plus(more);
                case InjectedFault.Throttle throttle -> {
                    if (!rule.quota.take()) {
                        return rule.end(latency, throttle.refusal());
                    }
                }
                case InjectedFault.Terminal ending -> {
                    return rule.end(latency, ending);
                }
            }
        }
        return new Plan(latency, Optional.empty());
    }

    List<Tally> tallies() {
        return rules.stream()
                .map(rule -> new Tally(rule.rule, rule.matched.get(), rule.ended.get()))
                .toList();
    }

    private static final class ActiveRule {

        private final FaultRule rule;
        private final TokenBucket quota;
        private final AtomicLong matched = new AtomicLong();
        private final AtomicLong ended = new AtomicLong();

        ActiveRule(FaultRule rule, LongSupplier nanos) {
            this.rule = rule;
            this.quota = rule.fault() instanceof InjectedFault.Throttle(double perSecond, double burst, var _)
                    ? new TokenBucket(perSecond, burst, nanos)
                    : new TokenBucket(0, 0, nanos);
        }

        boolean affects(ModelCall modelCall) {
            return rule.matches(modelCall) && rule.affects(matched.incrementAndGet());
        }

        Plan end(Duration latency, InjectedFault.Terminal ending) {
            ended.incrementAndGet();
            return new Plan(latency, Optional.of(ending));
        }
    }
}
