package org.vitrine.onnx;

/** A file or folder is not a model that can be served; the message, for the user, names the fault and the remedy. */
public final class UnservableModel extends Exception {

    private static final long serialVersionUID = 1L;

    public UnservableModel(String message) {
        super(message);
    }
}
