package org.vitrine.benchmarks.sizing;

import java.util.List;

/**
 * What one photograph costs, from {@code constants.json}. Bytes are of one copy.
 *
 * @param reference photographs with which the processor times were measured
 * @param logs Kafka topics and changelogs; topics without a record for each photograph are left out
 * @param objects objects in the object store
 * @param fixedStoreRequestsPerPhotograph requests to the object store for a new photograph, without those for its
 *     statements; at least 0
 * @param storeRequestsPerStatement requests to the object store for each new statement about a photograph, at least 0
 * @param storeRequestsSource where both numbers come from
 * @param index search indexes
 * @param processes processor time of each process
 */
record SizingConstants(
        ReferencePhotograph reference,
        List<LogConstant> logs,
        List<ObjectConstant> objects,
        double fixedStoreRequestsPerPhotograph,
        double storeRequestsPerStatement,
        ConstantSource storeRequestsSource,
        IndexConstant index,
        List<ProcessConstant> processes) {

    private static final String STATEMENTS = "statements";

    SizingConstants {
        logs = List.copyOf(logs);
        objects = List.copyOf(objects);
        processes = List.copyOf(processes);
        ValueRange.NOT_NEGATIVE.require("fixedStoreRequestsPerPhotograph", fixedStoreRequestsPerPhotograph);
        ValueRange.NOT_NEGATIVE.require("storeRequestsPerStatement", storeRequestsPerStatement);
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("processes is empty; it must name at least one process");
        }
    }

    /** Returns the requests to the object store for a new photograph with all its statements. */
    double storeRequestsPerPhotograph() {
        double statements = objects.stream()
                .filter(constant -> constant.name().equals(STATEMENTS))
                .mapToDouble(ObjectConstant::objectsPerPhotograph)
                .sum();
        return fixedStoreRequestsPerPhotograph + storeRequestsPerStatement * statements;
    }
}
