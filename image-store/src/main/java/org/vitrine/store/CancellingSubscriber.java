package org.vitrine.store;

import java.nio.ByteBuffer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Closes a body that nobody will read, so that its connection goes back to the pool. */
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
