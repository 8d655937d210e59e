package org.vitrine.platform;

/**
 * Thrown where the platform could not start, stop or inspect a program; the message names program, cause and remedy.
 */
public final class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PlatformException(String message) {
        super(message);
    }

    public PlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
