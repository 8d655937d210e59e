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
import org.vitrine.access.Permission;
import org.vitrine.access.http.CallerPermissions;

/**
 * Adds the name to each pseudonymous id when an answer is serialized as JSON. Resources therefore need not look names
 * up. Where sign-in is on, callers without {@link Permission#DECIDE} get the id alone.
 */
@Singleton
class PersonNameWriter implements ObjectMapperCustomizer {

    private final Instance<PersonRegistry> people;
    private final Instance<CallerPermissions> caller;

    PersonNameWriter(Instance<PersonRegistry> people, Instance<CallerPermissions> caller) {
        this.people = people;
        this.caller = caller;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new SimpleModule("person-names").addSerializer(new Writer(people, caller)));
    }

    private static final class Writer extends StdSerializer<PersonView> {

        private static final long serialVersionUID = 1L;

        private final transient Instance<PersonRegistry> people;
        private final transient Instance<CallerPermissions> caller;

        Writer(Instance<PersonRegistry> people, Instance<CallerPermissions> caller) {
            super(PersonView.class);
            this.people = people;
            this.caller = caller;
        }

        @Override
        public void serialize(PersonView person, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            out.writeStringField("id", person.id());
            Optional<String> name = caller.get().has(Permission.DECIDE)
                    ? person.name().or(() -> people.get().name(person.id()))
                    : Optional.empty();
            if (name.isPresent()) {
                out.writeStringField("name", name.get());
            }
            out.writeEndObject();
        }
    }
}
