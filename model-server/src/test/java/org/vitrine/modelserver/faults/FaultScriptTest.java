package org.vitrine.modelserver.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

    private static final ModelCall LABELS = new ModelCall("DetectLabels", "");
    private static final ModelCall EMBED = new ModelCall("InvokeEndpoint", "relief-bank");

    @Test
    void aRuleIsForItsOperationAndEndpointOnly() {
        // Given
        var script = script("{'rules':[{'operation':'InvokeEndpoint','endpoint':'relief-bank','error':{}}]}");

        // Then
        assertThat(script.apply(EMBED).ending()).isPresent();
        assertThat(script.apply(LABELS).ending()).isEmpty();
        assertThat(script.apply(new ModelCall("InvokeEndpoint", "other")).ending())
                .isEmpty();
    }

    @Test
    void afterEveryAndTimesPickCallsInTurn() {
        // Given
        var script = script("{'rules':[{'after':2,'every':3,'times':2,'cut':{}}]}");

        // When
        var met = IntStream.rangeClosed(1, 20)
                .filter(_ -> script.apply(LABELS).ending().isPresent())
                .boxed()
                .toList();

        // Then
        assertThat(met).containsExactly(5, 8);
    }

    @Test
    void aQuotaLetsItsShareOnToTheRulesBehindIt() {
        // Given
        var script = script(
                "{'rules':[{'throttle':{'perSecond':1,'burst':2}},{'delay':{'ms':200}},{'answer':{'body':{'Labels':[]}}}]}");

        // When
        var first = script.apply(LABELS);
        var second = script.apply(LABELS);
        var third = script.apply(LABELS);

        // Then
        assertThat(first.latency()).isEqualTo(Duration.ofMillis(200));
        assertThat(second.ending().orElseThrow()).isInstanceOf(InjectedFault.Answer.class);
        assertThat(third.latency()).isZero();
        assertThat(third.ending().orElseThrow()).isInstanceOfSatisfying(InjectedFault.Fail.class, refusal -> assertThat(
                        refusal.fault().shape())
                .isEqualTo("ThrottlingException"));
        assertThat(script.tallies())
                .extracting(FaultScript.Tally::matched, FaultScript.Tally::ended)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, 1L),
                        org.assertj.core.groups.Tuple.tuple(2L, 0L),
                        org.assertj.core.groups.Tuple.tuple(2L, 2L));
    }

    @Test
    void errorsTakeTheStatusOfTheirShape() {
        assertThat(failOf("{'shape':'ModelError','originalMessage':'CUDA'}").fault())
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(424))
                .satisfies(fault -> assertThat(fault.extra()).containsEntry("OriginalMessage", "CUDA"));
        assertThat(failOf("{'shape':'ModelNotReadyException'}").fault().status())
                .isEqualTo(429);
        assertThat(failOf("{'shape':'InternalDependencyException'}").fault().status())
                .isEqualTo(530);
    }

    @Test
    void whatItDoesNotUnderstandItRefuses() {
        assertThatThrownBy(() -> script("{'rules':[{'explode':{}}]}")).hasMessageContaining("'explode' is not a fault");
        assertThatThrownBy(() -> script("{'rules':[{'cut':{},'stall':{}}]}")).hasMessageContaining("exactly one fault");
        assertThatThrownBy(() -> script("{'rules':[{'throttle':{}}]}")).hasMessageContaining("perSecond");
        assertThatThrownBy(() -> script("{}")).hasMessageContaining("rules");
    }

    private static InjectedFault.Fail failOf(String error) {
        return (InjectedFault.Fail) script("{'rules':[{'error':" + error + "}]}")
                .apply(LABELS)
                .ending()
                .orElseThrow();
    }

    private static FaultScript script(String text) {
        try {
            return new FaultScript(
                    FaultScriptReader.read(new ObjectMapper().readTree(text.replace('\'', '"'))), () -> 0L);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
