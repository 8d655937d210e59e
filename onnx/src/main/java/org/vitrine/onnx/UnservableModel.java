package org.vitrine.onnx;

/** What was given is no model that can be served; the message says what is wrong and what to do. */
public final class UnservableModel extends Exception {

    private static final long serialVersionUID = 1L;

    public UnservableModel(String message) {
        super(message);
    }
}
