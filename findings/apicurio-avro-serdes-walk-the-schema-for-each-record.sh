#!/usr/bin/env bash
# Apicurio Registry's Avro serdes for Kafka 3.1.7: what a record costs whose schema the serializer and deserializer already know.
#
# A good engineer would guess: a lookup in a map. Seen: two passes over the whole schema for each record that is written and one for each record
# that is read. The serializer renders the schema as JSON before it looks into its cache (AvroSchemaParser.getSchemaFromData); the provider of
# readers and writers computes the parsing fingerprint of the schema to find a reader that it has (DefaultAvroDatumProvider.createDatumReader).
# So the cost of a small record grows with the number of fields of its schema: with 1,000 fields it is more than 20 times that of 10 fields.
# Own AvroDatumProvider and SchemaResolver classes, which remember schemas by identity, avoid both.
# Source: https://github.com/Apicurio/apicurio-registry, serdes/generic/serde-common-avro/src/main/java/io/apicurio/registry/serde/avro/.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.apicurio</groupId><artifactId>apicurio-registry-avro-serde-kafka</artifactId><version>3.1.7</version></dependency>
  </dependencies>
</project>
POM
cat >"$work/Finding.java" <<'JAVA'
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.serde.avro.AvroSchemaParser;
import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import io.apicurio.registry.serde.data.SerdeMetadata;
import io.apicurio.registry.serde.data.SerdeRecord;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;

class Finding {
    static final DefaultAvroDatumProvider<GenericData.Record> PROVIDER = new DefaultAvroDatumProvider<>(false);
    static final AvroSchemaParser<GenericData.Record> PARSER = new AvroSchemaParser<>(PROVIDER);
    static Object sink;

    public static void main(String[] arguments) {
        for (boolean reading : new boolean[] {true, false}) {
            var small = schema(10);
            var large = schema(1_000);
            nanos(small, reading);
            nanos(large, reading); // compiles the code
            long ratio = nanos(large, reading) / Math.max(1, nanos(small, reading));
            System.out.println((reading ? "finding a known reader" : "finding a known schema to write")
                    + ": 1,000 fields cost " + (ratio >= 20 ? "20 times or more" : "less than 20 times") + " what 10 fields cost");
        }
    }

    static Schema schema(int fields) {
        var all = SchemaBuilder.record("R" + fields).fields();
        for (int i = 0; i < fields; i++) {
            all = all.name("field" + i).type().nullable().stringType().noDefault();
        }
        return all.endRecord();
    }

    static long nanos(Schema schema, boolean reading) {
        Record<GenericData.Record> record = new SerdeRecord<>(new SerdeMetadata("topic", false), new GenericData.Record(schema));
        long since = System.nanoTime();
        for (int i = 0; i < 500; i++) {
            sink = reading ? PROVIDER.createDatumReader(schema) : PARSER.getSchemaFromData(record, true);
        }
        return (System.nanoTime() - since) / 500;
    }
}
JAVA
java=${JAVA_HOME:?set JAVA_HOME to a JDK 25}/bin/java
mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" >/dev/null 2>&1
seen=$("$java" -cp "$work/lib/*" "$work/Finding.java" 2>/dev/null)
echo "$seen"
wanted='finding a known reader: 1,000 fields cost 20 times or more what 10 fields cost
finding a known schema to write: 1,000 fields cost 20 times or more what 10 fields cost'
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
