package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/** Sends bulk requests; where OpenSearch refuses a request as a whole, it is split in halves and sent again. */
record OpenSearchBulk(OpenSearchAsyncClient client, IndexConfig config) {

    /** Sends the operations and returns the outcome of each, in the order given. Never fails because of OpenSearch. */
    Uni<List<WriteOutcome>> send(List<BulkOperation> operations) {
        if (operations.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return OpenSearchCall.uni(config.requestTimeout(), () -> client.bulk(b -> b.operations(operations)))
                .map(answer -> answer.items().stream().map(WriteOutcomes::of).toList())
                .onFailure(IndexUnavailable.class)
                .recoverWithItem(failure -> WriteOutcomes.repeat(operations.size(), WriteOutcomes.busy(failure)))
                .onFailure(OpenSearchCall::isRefusal)
                .recoverWithUni(failure -> sendInHalves(operations, failure));
    }

    /**
     * Splits a refused request: one invalid document can cause the refusal, and the others must still be written. A
     * single refused operation gets the outcome Refused.
     */
    private Uni<List<WriteOutcome>> sendInHalves(List<BulkOperation> operations, Throwable refusal) {
        if (operations.size() == 1) {
            return Uni.createFrom().item(List.of(WriteOutcomes.refused(refusal)));
        }
        int middle = operations.size() / 2;
        return send(operations.subList(0, middle)).flatMap(first -> send(operations.subList(middle, operations.size()))
                .map(second -> {
                    List<WriteOutcome> both = new ArrayList<>(first);
                    both.addAll(second);
                    return both;
                }));
    }
}
