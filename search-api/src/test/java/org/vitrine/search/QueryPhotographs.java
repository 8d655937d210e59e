package org.vitrine.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Query photographs for {@link PhotographServiceStubs}. */
final class QueryPhotographs {

    private QueryPhotographs() {}

    /** One whose vector by that model is this. */
    static byte[] of(String model, double... vector) {
        return script("{\"model\":\"%s\",\"vector\":%s}".formatted(model, Arrays.toString(vector)));
    }

    /** One whose vector by that version of relief-bank is this. */
    static byte[] relief(String version, double... vector) {
        return script("{\"model\":\"relief-bank\",\"version\":\"%s\",\"vector\":%s}"
                .formatted(version, Arrays.toString(vector)));
    }

    /** One whose prepared picture is this, and its vector by that version of relief-bank. */
    static byte[] showing(byte[] picture, String version, double... vector) {
        return script("{\"model\":\"relief-bank\",\"version\":\"%s\",\"vector\":%s,\"picture\":\"%s\"}"
                .formatted(version, Arrays.toString(vector), Base64.getEncoder().encodeToString(picture)));
    }

    /** One of which a model of sides says this, with a confidence. */
    static byte[] ofSide(String side, double confidence, String model, double... vector) {
        return script("{\"model\":\"%s\",\"vector\":%s,\"side\":\"%s\",\"sideConfidence\":%s}"
                .formatted(model, Arrays.toString(vector), side, confidence));
    }

    /** A frame in which no object was located. */
    static byte[] unlocated(String version, double... vector) {
        return script("{\"model\":\"relief-bank\",\"version\":\"%s\",\"vector\":%s,\"locate\":\"unsure\"}"
                .formatted(version, Arrays.toString(vector)));
    }

    /** One of which inference-service says that it cannot serve it, with that code. */
    static byte[] thatIsNotServed(String code) {
        return script("{\"describe\":503,\"code\":\"%s\"}".formatted(code));
    }

    /** One that preprocess-service answers so: a status or a word. */
    static byte[] thatPrepareAnswers(String order) {
        return script("{\"prepare\":%s}".formatted(order));
    }

    /** One that inference-service answers so. */
    static byte[] thatDescribeAnswers(String order) {
        return script("{\"describe\":%s}".formatted(order));
    }

    private static byte[] script(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
