package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensearch.client.opensearch._types.ErrorCause;

class WriteOutcomesTest {

    @ParameterizedTest
    @CsvSource({
        "429, rejected_execution_exception",
        "403, cluster_block_exception",
        "429, cluster_block_exception",
        "503, unavailable_shards_exception",
        "404, index_not_found_exception",
        "400, index_closed_exception",
        "403, security_exception"
    })
    void whatSomebodyWillEndIsBusy(int status, String type) {
        assertThat(WriteOutcomes.of(status, error(type))).isInstanceOf(WriteOutcome.Busy.class);
    }

    @Test
    void aDocumentThatDoesNotFitTheMappingIsRefusedWithEveryCause() {
        var deep = ErrorCause.of(e -> e.type("mapper_parsing_exception")
                .reason("failed to parse")
                .causedBy(c -> c.type("illegal_argument_exception").reason("wrong dimension")));

        assertThat(WriteOutcomes.of(400, deep))
                .isEqualTo(new WriteOutcome.Refused(
                        "mapper_parsing_exception: failed to parse; illegal_argument_exception: wrong dimension"));
    }

    @Test
    void aConflictIsSettledByReadingBack() {
        assertThat(WriteOutcomes.of(409, error("version_conflict_engine_exception")))
                .isEqualTo(new WriteOutcome.AlreadyNewer());
    }

    @Test
    void aRemovalIsDoneWhenItIsDoneInEveryIndex() {
        var written = new WriteOutcome.Written();
        var busy = new WriteOutcome.Busy("429");

        assertThat(WriteOutcomes.moreSevere(written, busy)).isEqualTo(busy);
        assertThat(WriteOutcomes.moreSevere(busy, written)).isEqualTo(busy);
        assertThat(WriteOutcomes.moreSevere(written, new WriteOutcome.AlreadyNewer()))
                .isEqualTo(new WriteOutcome.AlreadyNewer());
    }

    private static ErrorCause error(String type) {
        return ErrorCause.of(e -> e.type(type).reason("because"));
    }
}
