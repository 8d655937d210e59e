package org.vitrine.flow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.apicurio.registry.resolver.DefaultSchemaResolver;
import io.apicurio.registry.resolver.SchemaLookupResult;
import io.apicurio.registry.resolver.SchemaParser;
import io.apicurio.registry.resolver.SchemaResolver;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;

/**
 * Looks up schemas in the registry, and throws {@link RegistryUnavailable} or {@link UnknownSchema} where the lookup
 * fails for a reason of the registry. So the bytes of the record cause any other exception of a deserializer.
 *
 * <p>It keeps the result of a lookup for each schema object that is written. The resolver of Apicurio 3.1 renders the
 * schema as JSON for each record before it looks into its own cache, which costs more than the encoding of the record.
 *
 * @param <T> type of the fact
 */
final class SchemaLookups<T> implements SchemaResolver<Schema, T> {

    /** The resolver's own cache, which is read after this time, has the same default period. */
    private static final Duration VALIDITY = Duration.ofSeconds(30);

    /** Schemas that one process writes: those of the topics, about 20, and former versions of them in tests. */
    private static final int MAX_SCHEMAS = 100;

    private final SchemaResolver<Schema, T> registry;

    /** Lookup results by the identity of the schema object: weak keys are compared by identity. */
    private final Cache<Schema, SchemaLookupResult<Schema>> written = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MAX_SCHEMAS)
            .expireAfterWrite(VALIDITY)
            .build();

    SchemaLookups() {
        this(new DefaultSchemaResolver<>());
    }

    /** @param registry resolver that does the lookups */
    SchemaLookups(SchemaResolver<Schema, T> registry) {
        this.registry = registry;
    }

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
        if (!(fact.payload() instanceof GenericContainer avro)) {
            return lookUpWritten(fact);
        }
        var known = written.getIfPresent(avro.getSchema());
        if (known != null) {
            return known;
        }
        // Not inside the cache, whose lock would make writers of other schemas wait for a slow registry.
        var found = lookUpWritten(fact);
        written.put(avro.getSchema(), found);
        return found;
    }

    private SchemaLookupResult<Schema> lookUpWritten(Record<T> fact) {
        return lookUp("the artefact of a fact", () -> registry.resolveSchema(fact));
    }

    @Override
    public SchemaLookupResult<Schema> resolveSchemaByArtifactReference(ArtifactReference reference) {
        return lookUp(describe(reference), () -> registry.resolveSchemaByArtifactReference(reference));
    }

    @Override
    public void reset() {
        written.invalidateAll();
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
