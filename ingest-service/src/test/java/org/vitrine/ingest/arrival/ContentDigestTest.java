package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

    private static final String HEX = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:",
                "md5=:kAFQmDzST7DWlj99KOF/cg==:, sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:"
            })
    void isReadFromTheHeader(String header) {
        assertThat(ContentDigest.sha256(Optional.of(header))).contains(HEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha-512=:AAAA:", "sha-256=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="})
    void isEmptyWhereTheHeaderHasNoSha256(String header) {
        assertThat(ContentDigest.sha256(Optional.of(header))).isEmpty();
    }

    @Test
    void otherBytesAreDamaged() {
        assertThat(ContentDigest.mismatch(Optional.of(HEX), "b".repeat(64)))
                .hasValueSatisfying(unfit -> assertThat(unfit.reasonCode()).isEqualTo("digest-mismatch"));
        assertThat(ContentDigest.mismatch(Optional.of(HEX), HEX)).isEmpty();
        assertThat(ContentDigest.mismatch(Optional.empty(), HEX)).isEmpty();
    }
}
