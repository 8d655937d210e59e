package org.vitrine.benchmarks.sizing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vitrine.benchmarks.sizing.PlanRows.PlanRow;

/** The tables of {@code docs/sizing.md}: plans of three sizes, rules and constants. */
final class SizingTables {

    private static final PlanningRules RULES = PlanningRules.STANDARD;
    /** Limit of volume {@code streams} in {@code deploy/k8s/base/index-service.yaml}. */
    private static final long STREAMS_VOLUME_BYTES = 10L << 30;

    private static final String SIZES = "300 thousand | 3 million | 21 million";

    private final SizingConstants constants = SizingFixtures.CONSTANTS;
    private final List<SizingPlan> plans = LongStream.of(300_000, 3_000_000, 21_000_000)
            .mapToObj(objects -> SizingFixtures.plan(Workload.standard(objects)))
            .toList();

    /** Returns a heading and a table for each section of the plans. */
    String plans() {
        var columns = plans.stream().map(plan -> PlanRows.of(plan, RULES)).toList();
        var table = new StringBuilder();
        String section = "";
        for (int number = 0; number < columns.getFirst().size(); number++) {
            var row = columns.getFirst().get(number);
            if (!row.section().equals(section)) {
                section = row.section();
                table.append("\n### %s\n\n| | %s |\n|---|---|---|---|\n".formatted(section, SIZES));
            }
            table.append(line(cells(columns, number)));
        }
        return table.toString();
    }

    private static List<String> cells(List<List<PlanRow>> columns, int number) {
        var cells = new ArrayList<String>();
        cells.add(columns.getFirst().get(number).name());
        columns.forEach(column -> cells.add(column.get(number).value()));
        return cells;
    }

    /** Returns the bytes of each topic at the end of the ingestion. */
    String topics() {
        var topics = plans.getFirst().kafka().topics();
        return "| topic | kept | %s |\n|---|---|---|---|---|\n".formatted(SIZES)
                + IntStream.range(0, topics.size())
                        .mapToObj(number -> line(Stream.concat(
                                        Stream.of(
                                                "`" + topics.get(number).topic() + "`",
                                                kept(topics.get(number).retention())),
                                        plans.stream()
                                                .map(plan ->
                                                        plan.kafka().topics().get(number))
                                                .map(topic -> SizeFormat.bytes(topic.endBytes())))
                                .toList()))
                        .collect(Collectors.joining());
    }

    private static String kept(LogRetention retention) {
        return switch (retention) {
            case FOREVER -> "for ever";
            case TWO_WEEKS -> "14 days";
            case COMPACTED -> "compacted";
            case PURGED -> "until processed";
        };
    }

    /** Returns up to how many objects the volume of the manifest holds the state of index-service. */
    String streamsVolume() {
        String one = SizeFormat.count(objectsInStreamsVolume(1));
        String three = SizeFormat.count(objectsInStreamsVolume(3));
        return """
                Volume `streams` is in the manifest with 10 GiB. By this model they suffice for %s objects with one replica of index-service, and for
                %s objects with 3. Kubernetes evicts a pod whose volume is larger. Plan for one replica less, which has failed.
                """.formatted(one, three);
    }

    /**
     * Returns the number of objects whose state fits into volume {@code streams}, rounded down to 10,000.
     *
     * @param replicas replicas of index-service, which share the state equally
     */
    long objectsInStreamsVolume(int replicas) {
        var plan = plans.getFirst();
        long objects = STREAMS_VOLUME_BYTES
                * replicas
                * plan.workload().objects()
                / plan.kafka().stateBytes();
        return objects / 10_000 * 10_000;
    }

    /** Returns the rules of the plans. */
    static String rules() {
        return "| rule | value |\n|---|---|\n"
                + line(List.of("largest use of cores, on average", SizeFormat.percent(RULES.maxUse())))
                + line(List.of("cores of a replica", SizeFormat.count(RULES.coresPerReplica())))
                + line(List.of("fewest replicas of a process", SizeFormat.count(RULES.minReplicas())))
                + line(List.of("most photographs in a partition", SizeFormat.count(RULES.photographsPerPartition())))
                + line(List.of("most bytes of a partition", SizeFormat.bytes(RULES.bytesPerPartition())))
                + line(List.of("most bytes of a primary shard", SizeFormat.bytes(RULES.bytesPerShard())))
                + line(List.of(
                        "most bytes of vectors in a primary shard", SizeFormat.bytes(RULES.vectorBytesPerShard())))
                + line(List.of(
                        "memory of an OpenSearch node for vectors", SizeFormat.bytes(RULES.pageCacheBytesPerNode())))
                + line(List.of("index on disk ÷ its documents", SizeFormat.number(RULES.mergeFactor())))
                + line(List.of("compacted log ÷ its newest records", SizeFormat.number(RULES.compactedLogFactor())))
                + line(List.of("largest use of a disk", SizeFormat.percent(RULES.maxDiskUse())))
                + line(List.of("memory of a replica", SizeFormat.bytes(RULES.memoryBytesPerReplica())));
    }

    /** Returns the constants of stores. */
    String bytesOfAPhotograph() {
        var index = constants.index();
        return "| constant | value | basis | date | note |\n|---|---|---|---|---|\n"
                + constants.logs().stream()
                        .map(log -> constant(name(log), log.writtenBytesPerPhotograph(), log.source()))
                        .collect(Collectors.joining())
                + constants.objects().stream()
                        .map(each -> constant(
                                "`%s`, bytes of %s".formatted(each.name(), unit(each.scale())),
                                each.bytesPerUnit(),
                                each.source()))
                        .collect(Collectors.joining())
                + constant(
                        "requests to the object store, without statements",
                        constants.fixedStoreRequestsPerPhotograph(),
                        constants.storeRequestsSource())
                + constant(
                        "requests to the object store for each statement",
                        constants.storeRequestsPerStatement(),
                        constants.storeRequestsSource())
                + constant("document without vector, bytes", index.bytesPerDocumentWithoutVector(), index.source())
                + constant("graph of a vector, bytes", index.graphBytesPerVector(), index.source())
                + constant("document of an item, bytes", index.bytesPerItemDocument(), index.source());
    }

    /** Returns the constants of processes. */
    String processes() {
        return "| process | ms | more ms per MiB | more ms per megapixel | basis of ms | basis of the others |\n"
                + "|---|---|---|---|---|---|\n"
                + constants.processes().stream()
                        .map(each -> line(List.of(
                                each.process(),
                                SizeFormat.number(each.msPerPhotograph()),
                                SizeFormat.number(each.msPerMebibyte()),
                                SizeFormat.number(each.msPerMegapixel()),
                                "%s, %s"
                                        .formatted(
                                                basis(each.source()),
                                                each.source().date()),
                                basis(each.sizeSource()) + ": "
                                        + each.sizeSource().note())))
                        .collect(Collectors.joining());
    }

    private static String name(LogConstant log) {
        var name = "`%s`, written bytes".formatted(log.topic());
        return log.retention() == LogRetention.COMPACTED
                ? "%s; newest of each key: %s".formatted(name, SizeFormat.percent(log.newestShare()))
                : name;
    }

    private static String unit(ObjectConstant.Scale scale) {
        return switch (scale) {
            case PHOTOGRAPH -> "a photograph";
            case ORIGINAL_BYTE -> "a byte of the original";
            case ACCESS_PIXEL -> "a pixel of the access rendition";
        };
    }

    private static String constant(String name, double value, ConstantSource source) {
        return line(List.of(name, SizeFormat.number(value), basis(source), source.date(), source.note()));
    }

    private static String basis(ConstantSource source) {
        return switch (source.basis()) {
            case MEASURED -> "measured";
            case DERIVED -> "derived";
            case ESTIMATED -> "estimated";
        };
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
