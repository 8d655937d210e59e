package org.vitrine.index.writer;

/** What the writer is doing. */
public sealed interface WriterState {

    /** Not yet started. */
    record Starting() implements WriterState {}

    /** Documents are written as they come. */
    record Writing() implements WriterState {}

    /** OpenSearch is busy or away; the consumer is paused, and nothing is given up. */
    record Waiting(String reason) implements WriterState {}

    /** A failure made it begin again from the last commit. */
    record Restarting(String reason) implements WriterState {}

    /** The service is going down. */
    record Stopped() implements WriterState {}
}
