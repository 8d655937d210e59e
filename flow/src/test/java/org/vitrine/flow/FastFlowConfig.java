package org.vitrine.flow;

import java.time.Duration;

/** The default settings of stages, with a backoff of milliseconds for fast tests. */
record FastFlowConfig(int concurrency, int holds) implements FlowConfig {

    @Override
    public int unfinished() {
        return 100;
    }

    @Override
    public Duration attemptTimeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public int attempts() {
        return 4;
    }

    @Override
    public Duration minBackoff() {
        return Duration.ofMillis(1);
    }

    @Override
    public Duration maxBackoff() {
        return Duration.ofMillis(5);
    }

    @Override
    public Duration longestHold() {
        return Duration.ofSeconds(60);
    }

    @Override
    public ProvisioningConfig provisioning() {
        throw new UnsupportedOperationException("nothing is provisioned here");
    }
}
