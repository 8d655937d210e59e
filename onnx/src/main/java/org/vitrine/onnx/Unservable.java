package org.vitrine.onnx;

/** What was given is no model that can be served; the message says what is wrong and what to do. */
public final class Unservable extends Exception {

    private static final long serialVersionUID = 1L;

    public Unservable(String message) {
        super(message);
    }
}
