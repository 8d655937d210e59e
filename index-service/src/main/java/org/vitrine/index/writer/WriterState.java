package org.vitrine.index.writer;

/** The state of an index writer. */
public sealed interface WriterState {

    /** Not yet started. */
    record Starting() implements WriterState {}

    /** The writer reads and writes documents. */
    record Writing() implements WriterState {}

    /**
     * OpenSearch is busy or unavailable, or Kafka or the schema registry is unavailable; the consumer is paused, and
     * the writer retries without a limit.
     */
    record Waiting(String reason) implements WriterState {}

    /** A session failed; the next one reads again from the last commit. */
    record Restarting(String reason) implements WriterState {}

    /** The service is stopping. */
    record Stopped() implements WriterState {}
}
