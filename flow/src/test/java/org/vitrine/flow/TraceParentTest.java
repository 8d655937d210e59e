package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aHeaderComesBackAsItWas() {
        assertThat(TraceParent.parse(HEADER)).map(TraceParent::header).contains(HEADER);
    }

    @Test
    void theNextRecordIsInTheSameTraceUnderAnotherSpan() {
        // Given
        var trace = TraceParent.parse(HEADER).orElseThrow();

        // When
        var next = trace.next();

        // Then
        assertThat(next.traceId()).isEqualTo(trace.traceId());
        assertThat(next.spanId()).isNotEqualTo(trace.spanId());
        assertThat(TraceParent.parse(next.header())).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void whatIsMalformedIsTreatedAsAbsent(String header) {
        assertThat(TraceParent.parse(header)).isEmpty();
    }
}
