package org.vitrine.inference.remote;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** An answer is longer than {@code vitrine.inference.max-answer-bytes}, the limit for one answer in memory. */
final class AnswerTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AnswerTooLong(long maxBytes) {
        super("the answer is longer than vitrine.inference.max-answer-bytes, " + maxBytes);
    }

    /**
     * Returns an interceptor that fails a call whose answer exceeds the limit; the SDK alone would buffer all of it.
     */
    static ExecutionInterceptor interceptor(long maxBytes) {
        return new ExecutionInterceptor() {
            @Override
            public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                return context.responsePublisher().map(body -> limited(body, maxBytes));
            }
        };
    }

    private static Publisher<ByteBuffer> limited(Publisher<ByteBuffer> body, long maxBytes) {
        var receivedBytes = new AtomicLong();
        return SdkPublisher.adapt(body).map(buffer -> {
            if (receivedBytes.addAndGet(buffer.remaining()) > maxBytes) {
                throw new AnswerTooLong(maxBytes);
            }
            return buffer;
        });
    }
}
