package org.vitrine.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.inference.remote.EndpointProbe.Finding;

class EndpointProbeTest {

    private static final RemoteModel ENDPOINT = new RemoteModel.SageMaker("coins");
    private static final RemoteModel LABELS =
            new RemoteModel.CustomLabels("arn:aws:rekognition:eu-central-1:111122223333:project/c/version/v/1");

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new RemoteFault.ModelError(ENDPOINT, 500, "no", ""), Finding.Exists.class),
                Arguments.of(new RemoteFault.NotReady(ENDPOINT, "cold", Optional.empty()), Finding.Exists.class),
                Arguments.of(new RemoteFault.Throttled(ENDPOINT, "slow", Optional.empty()), Finding.Exists.class),
                Arguments.of(new RemoteFault.Refused(ENDPOINT, 400, "ValidationError", "none"), Finding.Missing.class),
                Arguments.of(new RemoteFault.InvalidRequest(ENDPOINT, "variant"), Finding.Missing.class),
                Arguments.of(
                        new RemoteFault.Refused(LABELS, 400, "ResourceNotFoundException", "none"),
                        Finding.Missing.class),
                Arguments.of(
                        new RemoteFault.Refused(LABELS, 400, "InvalidParameterException", "size"),
                        Finding.Unclear.class),
                Arguments.of(new RemoteFault.AccessDenied(ENDPOINT, "no", false), Finding.Unclear.class),
                Arguments.of(new RemoteFault.Unreachable(ENDPOINT, "away", Optional.empty()), Finding.Unclear.class));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultDeterminesWhetherTheEndpointExists(RemoteFault fault, Class<? extends Finding> finding) {
        assertThat(EndpointProbe.findingOf(fault)).isInstanceOf(finding);
    }
}
