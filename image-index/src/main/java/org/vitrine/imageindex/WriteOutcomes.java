package org.vitrine.imageindex;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.ErrorCause;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;

/** Maps OpenSearch's response to one operation of a bulk request to a {@link WriteOutcome}. */
final class WriteOutcomes {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** Errors of temporary states of an index, which are retried whatever their HTTP status. */
    private static final Set<String> TRANSIENT_ERRORS =
            Set.of("cluster_block_exception", "index_closed_exception", "index_not_found_exception");

    private WriteOutcomes() {}

    static WriteOutcome of(BulkResponseItem item) {
        return of(item.status(), item.error());
    }

    static WriteOutcome of(int status, @Nullable ErrorCause error) {
        if (status < 300) {
            return new WriteOutcome.Written();
        }
        if (status == CONFLICT) {
            return new WriteOutcome.AlreadyNewer(); // by its external version only; BulkRequests reads it back
        }
        if (status == NOT_FOUND && error == null) {
            return new WriteOutcome.Written(); // a deletion of a document that does not exist
        }
        boolean transientError =
                OpenSearchCall.isTransient(status) || (error != null && TRANSIENT_ERRORS.contains(error.type()));
        return transientError
                ? new WriteOutcome.Busy("%d %s".formatted(status, reason(error)))
                : new WriteOutcome.Refused(reason(error));
    }

    static WriteOutcome busy(Throwable failure) {
        return new WriteOutcome.Busy(String.valueOf(failure.getMessage()));
    }

    static WriteOutcome refused(Throwable failure) {
        return new WriteOutcome.Refused(String.valueOf(failure.getMessage()));
    }

    static String reason(@Nullable ErrorCause error) {
        if (error == null) {
            return "no reason given";
        }
        String text = error.type() + ": " + error.reason();
        return error.causedBy() == null ? text : text + "; " + reason(error.causedBy());
    }

    /** Returns the graver of two outcomes: a write to several indexes succeeds only when it succeeds in all. */
    static WriteOutcome moreSevere(WriteOutcome one, WriteOutcome other) {
        return severity(one) >= severity(other) ? one : other;
    }

    static List<WriteOutcome> repeat(int count, WriteOutcome outcome) {
        return Collections.nCopies(count, outcome);
    }

    private static int severity(WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Written written -> 0;
            case WriteOutcome.AlreadyNewer newer -> 1;
            case WriteOutcome.Refused refused -> 2;
            case WriteOutcome.Busy busy -> 3;
        };
    }
}
