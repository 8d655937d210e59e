package org.vitrine.index.join;

import com.microsoft.kiota.ApiException;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells a server that is away from a record that is bad. */
public final class Outage {

    private Outage() {}

    /**
     * Whether anything in the chain speaks of a connection, or of a registry that fails, throttles or does not let us in. Input that ends too early is the record's fault, although it
     * comes as an {@link IOException} too.
     */
    public static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException
                    || cause instanceof org.apache.kafka.common.errors.TimeoutException
                    || isConnection(cause)
                    || isRegistryFailing(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnection(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof EOFException)
                && cause.getClass().getPackageName().startsWith("java.net");
    }

    private static boolean isRegistryFailing(Throwable cause) {
        if (!(cause instanceof ApiException answer)) {
            return false;
        }
        int status = answer.getResponseStatusCode();
        return status >= 500 || status == 401 || status == 403 || status == 408 || status == 429;
    }
}
