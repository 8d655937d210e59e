package org.vitrine.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Query photographs for {@link PhotographServiceStubs}. Each begins with the bytes with which a JPEG begins, which are
 * not UTF-8: a client that sends photographs as text changes them.
 */
final class QueryPhotographs {

    private static final byte[] START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};

    private QueryPhotographs() {}

    /** Returns a photograph with this vector by this model. */
    static byte[] of(String model, double... vector) {
        return script("{\"model\":\"%s\",\"vector\":%s}".formatted(model, Arrays.toString(vector)));
    }

    /** Returns a photograph with this vector by this version of relief-bank. */
    static byte[] relief(String version, double... vector) {
        return script("{\"model\":\"relief-bank\",\"version\":\"%s\",\"vector\":%s}"
                .formatted(version, Arrays.toString(vector)));
    }

    /** Returns a photograph with this prepared picture, and this vector by this version of relief-bank. */
    static byte[] showing(byte[] picture, String version, double... vector) {
        return script("{\"model\":\"relief-bank\",\"version\":\"%s\",\"vector\":%s,\"picture\":\"%s\"}"
                .formatted(version, Arrays.toString(vector), Base64.getEncoder().encodeToString(picture)));
    }

    /** Returns a photograph for which a model of sides proposes this side with this confidence. */
    static byte[] ofSide(String side, double confidence, String model, double... vector) {
        return script("{\"model\":\"%s\",\"vector\":%s,\"side\":\"%s\",\"sideConfidence\":%s}"
                .formatted(model, Arrays.toString(vector), side, confidence));
    }

    /** Returns a photograph in which no object is located. */
    static byte[] unlocated(String version, double... vector) {
        return script("{\"model\":\"relief-bank\",\"version\":\"%s\",\"vector\":%s,\"locate\":\"unsure\"}"
                .formatted(version, Arrays.toString(vector)));
    }

    /** Returns a photograph for which inference-service answers 503 with this code. */
    static byte[] thatIsNotServed(String code) {
        return script("{\"describe\":503,\"code\":\"%s\"}".formatted(code));
    }

    /** Returns a photograph to which preprocess-service gives this answer: a status, or a word that names a fault. */
    static byte[] thatPrepareAnswers(String order) {
        return script("{\"prepare\":%s}".formatted(order));
    }

    /** Returns a photograph to which inference-service gives this answer. */
    static byte[] thatDescribeAnswers(String order) {
        return script("{\"describe\":%s}".formatted(order));
    }

    /** Returns the script of a photograph; empty if the bytes are not one of these photographs. */
    static Optional<byte[]> scriptOf(byte[] photograph) {
        return Arrays.mismatch(photograph, START) == START.length
                ? Optional.of(Arrays.copyOfRange(photograph, START.length, photograph.length))
                : Optional.empty();
    }

    /** Returns whether a request contains the start of a photograph, unchanged. */
    static boolean isIn(byte[] request) {
        return latin1(request).contains(latin1(START));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] script(String json) {
        byte[] script = json.getBytes(StandardCharsets.UTF_8);
        byte[] photograph = Arrays.copyOf(START, START.length + script.length);
        System.arraycopy(script, 0, photograph, START.length, script.length);
        return photograph;
    }
}
