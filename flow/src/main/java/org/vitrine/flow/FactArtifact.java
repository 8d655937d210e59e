package org.vitrine.flow;

import io.apicurio.registry.resolver.ParsedSchema;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import org.apache.avro.Schema;
import org.vitrine.events.Topic;

/**
 * Names the registry artefact of a value by the value's schema instead of the topic that the value is written to.
 *
 * <p>Dead letters and changelogs hold values with the schema of another topic. With this strategy the registry holds
 * exactly one artefact for the value of each topic of {@link Topic}. The registry's serializers create it by its class
 * name, hence public.
 */
public final class FactArtifact implements ArtifactReferenceResolverStrategy<Schema, Object> {

    @Override
    public ArtifactReference artifactReference(Record<Object> data, ParsedSchema<Schema> parsed) {
        var schema = parsed.getParsedSchema();
        var topic = Topic.ofSchema(schema)
                .orElseThrow(() -> new IllegalArgumentException("schema " + schema.getFullName()
                        + " is not the value of any topic in org.vitrine.events.Topic"));
        return ArtifactReference.builder().artifactId(topic.artifactId()).build();
    }

    @Override
    public boolean loadSchema() {
        return true;
    }
}
