package org.vitrine.search.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.access.Permission;

class ForwardPermissionTest {

    @ParameterizedTest
    @CsvSource({
        "INFERENCE, GET, OPERATE",
        "INFERENCE, POST, OPERATE",
        "MODEL_SERVER, GET, READ",
        "MODEL_SERVER, HEAD, READ",
        "MODEL_SERVER, POST, OPERATE",
        "MODEL_SERVER, DELETE, OPERATE"
    })
    void aServiceWithoutSignInIsCheckedFor(Upstream upstream, String method, Permission permission) {
        assertThat(ForwardPermission.of(upstream, method)).contains(permission);
    }

    @Test
    void ingestServiceChecksItsRequestsItself() {
        assertThat(ForwardPermission.of(Upstream.INGEST, "DELETE")).isEmpty();
    }
}
