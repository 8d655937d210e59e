package org.vitrine.store;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends small objects together with their header. The AWS SDK adds {@code Expect: 100-continue} to each object, and
 * sends its bytes only when the store has answered the header. That saves the bytes where the store refuses the
 * request, and costs a further exchange where it does not. It is worthwhile for large objects only.
 */
final class ExpectContinueInterceptor implements ExecutionInterceptor {

    /** Largest object that is sent at once, in bytes. Most renditions are smaller, many originals are larger. */
    static final long MAX_BYTES_AT_ONCE = 1024 * 1024;

    private static final String EXPECT = "Expect";

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        var request = context.httpRequest();
        return request.firstMatchingHeader(EXPECT).isPresent() && isSmall(request)
                ? request.toBuilder().removeHeader(EXPECT).build()
                : request;
    }

    private static boolean isSmall(SdkHttpRequest request) {
        return request.firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .filter(bytes -> bytes <= MAX_BYTES_AT_ONCE)
                .isPresent();
    }
}
