package org.vitrine.modelserver;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Recognises what people add by mistake instead of a model. */
final class NotAModel {

    private static final int LOOK_AT = 512;

    private NotAModel() {}

    /** A sentence that says what the file is, if it is something known that is no model. */
    static Optional<String> explain(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.of("the file is empty");
        }
        var head = new String(bytes, 0, Math.min(bytes.length, LOOK_AT), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (head.startsWith("version https://git-lfs")) {
            return Optional.of(
                    "the file is a Git LFS pointer, not the model it points to: run 'git lfs pull' and add it again");
        }
        if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
            return Optional.of("the file is an HTML page: the download was answered with a page, not with the model");
        }
        if (head.startsWith("pk")) {
            return Optional.of("the file is a ZIP archive: unpack it and add the .onnx file in it");
        }
        if (head.startsWith("{") || head.startsWith("[")) {
            return Optional.of("the file is JSON, not an ONNX model");
        }
        return Optional.empty();
    }
}
