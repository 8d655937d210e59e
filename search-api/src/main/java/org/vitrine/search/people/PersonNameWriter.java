package org.vitrine.search.people;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * Adds the name to each pseudonymous id when an answer is serialized as JSON. Resources therefore need not look names
 * up.
 */
@Singleton
class PersonNameWriter implements ObjectMapperCustomizer {

    private final Instance<PersonRegistry> people;

    PersonNameWriter(Instance<PersonRegistry> people) {
        this.people = people;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new SimpleModule("person-names").addSerializer(new Writer(people)));
    }

    private static final class Writer extends StdSerializer<PersonView> {

        private static final long serialVersionUID = 1L;

        private final transient Instance<PersonRegistry> people;

        Writer(Instance<PersonRegistry> people) {
            super(PersonView.class);
            this.people = people;
        }

        @Override
        public void serialize(PersonView person, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            out.writeStringField("id", person.id());
            Optional<String> name = person.name().or(() -> people.get().name(person.id()));
            if (name.isPresent()) {
                out.writeStringField("name", name.get());
            }
            out.writeEndObject();
        }
    }
}
