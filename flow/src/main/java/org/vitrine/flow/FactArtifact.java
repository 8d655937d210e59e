package org.vitrine.flow;

import io.apicurio.registry.resolver.ParsedSchema;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import org.apache.avro.Schema;
import org.vitrine.events.Topic;

/**
 * Finds the artefact of a value by its schema, not by the topic it goes to.
 *
 * <p>A dead letter and a changelog carry the same schema as the topic the fact belongs to; so the registry holds exactly
 * one artefact for each topic's value.
 */
public final class FactArtifact implements ArtifactReferenceResolverStrategy<Schema, Object> {

    @Override
    public ArtifactReference artifactReference(Record<Object> data, ParsedSchema<Schema> parsed) {
        var schema = parsed.getParsedSchema();
        var topic = Topic.carrying(schema)
                .orElseThrow(() -> new IllegalArgumentException("schema " + schema.getFullName()
                        + " is not the value of any topic in org.vitrine.events.Topic"));
        return ArtifactReference.builder().artifactId(topic.artifactId()).build();
    }

    @Override
    public boolean loadSchema() {
        return true;
    }
}
