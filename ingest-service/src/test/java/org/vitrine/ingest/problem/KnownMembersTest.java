package org.vitrine.ingest.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.vitrine.problem.ProblemException;

class KnownMembersTest {

    private static final KnownMembers MEMBERS = KnownMembers.of("title").and("expected");

    @Test
    void anUnknownMemberIsNamedWithItsValueAndTheKnownOnes() {
        assertThat(MEMBERS.fault(object().put("title", "a").put("expect\n", 7)))
                .contains(new IngestProblem.MalformedField(
                        "expect\uFFFD",
                        "7",
                        "'expect\uFFFD' is none of the members [title, expected]: correct its name."));
        assertThatThrownBy(() -> MEMBERS.require(object().put("titel", "a")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'titel' is none of the members");
    }

    @Test
    void knownMembersAndOtherValuesHaveNoFault() {
        assertThat(MEMBERS.fault(object().put("title", "a").put("expected", 7))).isEmpty();
        assertThat(MEMBERS.fault(JsonNodeFactory.instance.arrayNode().add(7))).isEmpty();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
