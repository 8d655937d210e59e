package org.vitrine.ingest.scan;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdReplyTest {

    @Test
    void oneReplyIsClean() {
        assertThat(ClamdReply.outcome("stream: OK")).isEqualTo(new ScanOutcome.Clean());
    }

    @Test
    void aFindingHasAPrintableName() {
        assertThat(ClamdReply.outcome("stream: Win.Test\n-1 FOUND")).isEqualTo(new ScanOutcome.Infected("Win.Test?-1"));
        assertThat(ClamdReply.outcome("stream: " + "n".repeat(500) + " FOUND"))
                .isEqualTo(new ScanOutcome.Infected("n".repeat(200)));
    }

    @Test
    void theSizeLimitOfClamdIsRecognised() {
        assertThat(ClamdReply.outcome("INSTREAM size limit exceeded. ERROR")).isEqualTo(new ScanOutcome.TooLarge());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OK", "stream: ", "stream: OK OK", "UNKNOWN COMMAND", "stream: FOUND", "ok"})
    void anyOtherReplyIsNoResult(String reply) {
        assertThat(ClamdReply.outcome(reply)).isInstanceOf(ScanOutcome.Unavailable.class);
    }

    @Property
    void nothingButTheCleanReplyIsClean(@ForAll String reply) {
        // When
        var outcome = ClamdReply.outcome(reply);

        // Then
        assertThat(outcome instanceof ScanOutcome.Clean).isEqualTo(reply.strip().equals("stream: OK"));
    }
}
