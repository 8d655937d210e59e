package org.vitrine.e2e.faults;

import java.time.Duration;

/**
 * Size and time limits of a fault run, from system properties.
 *
 * @param photographs number of photographs of each run; {@code vitrine.faults.photographs}, default 200
 * @param decisions number of decisions that the two clients send together; {@code vitrine.faults.decisions}, default
 *     200
 * @param outageDuration how long a killed dependency stays unavailable; {@code vitrine.faults.away}, default PT65S:
 *     longer than a photograph may wait unacknowledged
 * @param readyTimeout longest time from the return of a dependency until every program is ready;
 *     {@code vitrine.faults.ready-within}, default PT30S
 * @param settleTimeout longest time until no photograph is in flight; {@code vitrine.faults.settled-within}, default
 *     PT10M
 */
record FaultSettings(
        int photographs, int decisions, Duration outageDuration, Duration readyTimeout, Duration settleTimeout) {

    static FaultSettings ofSystemProperties() {
        return new FaultSettings(
                Integer.getInteger("vitrine.faults.photographs", 200),
                Integer.getInteger("vitrine.faults.decisions", 200),
                duration("away", "PT65S"),
                duration("ready-within", "PT30S"),
                duration("settled-within", "PT10M"));
    }

    private static Duration duration(String name, String defaultValue) {
        return Duration.parse(System.getProperty("vitrine.faults." + name, defaultValue));
    }
}
