package org.vitrine.benchmarks.sizing;

/** Generates {@code docs/sizing.md} from the shipped constants, rules and example prices. */
final class SizingPage {

    private final SizingTables tables = new SizingTables();

    /** Returns the text of the page. */
    String text() {
        return HEAD
                + tables.plans()
                + TOPICS
                + tables.topics()
                + SETTINGS
                + tables.streamsVolume()
                + RULES
                + SizingTables.rules()
                + CONSTANTS
                + tables.bytesOfAPhotograph()
                + "\n"
                + tables.processes()
                + LIMITS;
    }

    private static final String HEAD = """
            # Sizing

            Partitions, shards, bytes, hours and money for 300 thousand, 3 million and 21 million objects, with 2 photographs of each. The page is generated
            from constants, rules and example prices in `benchmarks`. Do not edit it. Change these files, then run
            `mvn -pl benchmarks -am test -Dtest=SizingPageTest -Dvitrine.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false`.

            For another collection:

                ./vitrine bench sizing --objects 300000 --photographs-per-object 2 --deadline-hours 336
                ./vitrine bench sizing --objects 300000 --prices my-prices.json --json

            ## How to read it

            - **Basis.** A constant is measured, derived or estimated. [Constants](#constants) names the basis of each. A plan is as good as its constants.
            - **Bytes** are decimal: 1 GB has 1,000,000,000 bytes. They are of one copy unless the line names copies.
            - **Hours** are those of the processors. Processor times of all processes are added and divided by the cores.
            - **Replicas** are those that finish within the deadline with at most 70 % of their cores used. Each replica has one core.
            - **Rate of replicas** follows the bottleneck law: the smallest of replicas × cores ÷ processor time over all processes.
            - **Time in the pipeline and queues** come from a discrete simulation of 20,000 photographs. Each process is one station with one queue. Photographs
              arrive at equal intervals. Service times are exponentially distributed. Waits of polling, batching and proposals are not included.
            - **Money** uses example prices that were invented for this page. They are of no provider. Replace them before you use a sum: copy
              `benchmarks/src/main/resources/org/vitrine/benchmarks/sizing/example-prices.json`, edit it, and name it with `--prices`.

            ## Plans
            """;

    private static final String TOPICS = """

            ## Topics

            One copy at the end of the ingestion. Topics that people write, such as `decisions`, are not included.

            """;

    private static final String SETTINGS = """

            ## Settings that follow from a plan

            | line of the plan | setting |
            |---|---|
            | partitions of each topic | `vitrine.flow.provisioning.partitions`, before the first start: it cannot be changed for existing topics |
            | copies | `vitrine.flow.provisioning.replication-factor` |
            | primary shards | `vitrine.index.shards`, before the index exists |
            | copies of a shard beside the primary | `vitrine.index.replicas` |
            | state of index-service, each replica | `sizeLimit` of volume `streams` in `deploy/k8s/base/index-service.yaml`; 10 GiB there |
            | replicas | `replicas` of each Deployment in `deploy/k8s/base` |

            Plan partitions and shards for the final size of the collection.

            """;

    private static final String RULES = """

            ## Rules

            """;

    private static final String CONSTANTS = """

            ## Constants

            Values are for one photograph and one copy. The command `./vitrine bench sizing --measure` measures bytes, and `./vitrine bench pipeline --json`
            measures processor time. Processor times were measured with 240 synthetic photographs of 67 KiB and .41 megapixels on 2 cores.

            """;

    private static final String LIMITS = """

            ## Check at two sizes

            Bytes, on a Vitrine that runs here and whose photographs are all indexed:

                ./vitrine up --detach
                ./vitrine demo
                ./vitrine bench sizing --measure
                ./vitrine bench sizing --measure --json --write measured.json

            The command reads sizes of logs, objects and indexes, and counts indexed photographs. It prints measured and predicted bytes with their ratio. Repeat
            it after more photographs: the ratios of both sizes should agree. `--write` writes the constants with the measured bytes. With `--constants` another
            run predicts from that file.

            Hours: compare the rate of these two commands. The machine has 2 cores, and the photographs have 67 KiB.

                ./vitrine bench pipeline --images 240 --json
                ./vitrine bench sizing --objects 120 --cores 2 --photograph-bytes 68608 --megapixels .41

            Repeat the first with `--images 960`. The run with 574 ms of processor time for a photograph had 3.4 images a second ([performance](performance.md)). A
            unit test compares that rate with the predicted one.

            ## Assumptions

            - Bytes and processor time are proportional to photographs. Only the deadline changes what topics of 14 days hold.
            - A compacted log has at most twice the bytes of its newest records. This follows from Kafka's default `min.cleanable.dirty.ratio` of .5.
            - Larger originals add processor time in proportion to bytes and pixels. Access renditions have an aspect ratio of 4:3.
            - The services ran without the second compiler of the JVM. Over 720 photographs it cost more time ([performance](performance.md)); longer runs
              are not measured.
            - After the ingestion the fewest replicas of each process remain, all brokers of Kafka, and all nodes of OpenSearch.
            - One copy of objects is paid. A provider bills one copy; an object store of your own needs the line with copies.

            ## What is not covered

            - Growth of the time for k-NN graphs and merges with the number of documents. It was measured with few documents only.
            - Searches: [performance](performance.md) has their times for small collections.
            - Quotas of remote models. Their time is at least photographs × calls ÷ quota. Their prices, except labels, are not included.
            - Decisions, reprocessing, replaced versions, dead letters and backups. A reprocessing with another embedder doubles vectors until it ends.
            - Uploads: the line of the institution must carry the originals within the deadline.
            - `decision-fold` has partitions by collection. A single collection has all records of these changelogs in one partition and one replica.
            - Segments of logs that are not full, disks of the schema registry, logs of programs, and network traffic.
            """;
}
