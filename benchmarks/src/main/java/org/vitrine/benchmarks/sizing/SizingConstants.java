package org.vitrine.benchmarks.sizing;

import java.util.List;

/**
 * What one photograph costs, from {@code constants.json}. Bytes are of one copy.
 *
 * @param reference photographs with which the processor times were measured
 * @param logs Kafka topics and changelogs; topics without a record for each photograph are left out
 * @param objects objects in the object store
 * @param storeRequestsPerPhotograph requests to the object store for a new photograph, at least 0
 * @param storeRequestsSource where that number comes from
 * @param index search indexes
 * @param processes processor time of each process
 */
record SizingConstants(
        ReferencePhotograph reference,
        List<LogConstant> logs,
        List<ObjectConstant> objects,
        double storeRequestsPerPhotograph,
        ConstantSource storeRequestsSource,
        IndexConstant index,
        List<ProcessConstant> processes) {

    SizingConstants {
        logs = List.copyOf(logs);
        objects = List.copyOf(objects);
        processes = List.copyOf(processes);
        ValueRange.NOT_NEGATIVE.require("storeRequestsPerPhotograph", storeRequestsPerPhotograph);
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("processes is empty; it must name at least one process");
        }
    }
}
