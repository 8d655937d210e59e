package org.vitrine.flow;

import io.apicurio.registry.resolver.DefaultSchemaResolver;
import io.apicurio.registry.resolver.SchemaLookupResult;
import io.apicurio.registry.resolver.SchemaParser;
import io.apicurio.registry.resolver.SchemaResolver;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * Looks up schemas in the registry, and throws {@link RegistryUnavailable} or {@link UnknownSchema} where the lookup
 * fails for a reason of the registry. So the bytes of the record cause any other exception of a deserializer.
 *
 * @param <T> type of the fact
 */
final class SchemaLookups<T> implements SchemaResolver<Schema, T> {

    private final SchemaResolver<Schema, T> registry = new DefaultSchemaResolver<>();

    @Override
    public void configure(Map<String, ?> settings, SchemaParser<Schema, T> parser) {
        registry.configure(settings, parser);
    }

    @Override
    public void setClientFacade(RegistryClientFacade client) {
        registry.setClientFacade(client);
    }

    @Override
    public void setArtifactResolverStrategy(ArtifactReferenceResolverStrategy<Schema, T> strategy) {
        registry.setArtifactResolverStrategy(strategy);
    }

    @Override
    public SchemaParser<Schema, T> getSchemaParser() {
        return registry.getSchemaParser();
    }

    @Override
    public SchemaLookupResult<Schema> resolveSchema(Record<T> fact) {
        return lookUp("the artefact of a fact", () -> registry.resolveSchema(fact));
    }

    @Override
    public SchemaLookupResult<Schema> resolveSchemaByArtifactReference(ArtifactReference reference) {
        return lookUp(describe(reference), () -> registry.resolveSchemaByArtifactReference(reference));
    }

    @Override
    public void reset() {
        registry.reset();
    }

    @Override
    public void close() throws IOException {
        registry.close();
    }

    private static String describe(ArtifactReference reference) {
        return reference.getContentId() == null ? String.valueOf(reference) : "content id " + reference.getContentId();
    }

    private static SchemaLookupResult<Schema> lookUp(String identifiedBy, Supplier<SchemaLookupResult<Schema>> lookup) {
        try {
            return lookup.get();
        } catch (RuntimeException failure) {
            if (RegistryOutageDetector.isNotFound(failure)) {
                throw new UnknownSchema(identifiedBy, failure);
            }
            throw RegistryOutageDetector.isUnavailable(failure) ? new RegistryUnavailable(failure) : failure;
        }
    }
}
