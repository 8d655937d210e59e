package org.vitrine.store;

import java.nio.ByteBuffer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Cancels the body of an S3 response that is not going to be read, so that its connection returns to the pool. */
final class CancellingSubscriber implements Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Subscription body) {
        body.cancel();
    }

    @Override
    public void onNext(ByteBuffer unread) {}

    @Override
    public void onError(Throwable afterCancelling) {}

    @Override
    public void onComplete() {}
}
