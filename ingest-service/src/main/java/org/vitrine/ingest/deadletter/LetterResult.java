package org.vitrine.ingest.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a replay or drop did with one letter, as JSON.
 *
 * @param letter id of the letter
 * @param result replayed (sent to its topic), announced (its photograph was announced again), dropped, refused, failed;
 *     in a dry run would-replay, would-announce or would-drop
 * @param code why it was refused, or failed, in kebab-case
 * @param sentence what was done, or the cause and the remedy
 * @param decodes whether the value decodes with the present schema of its topic; absent where it was not read
 * @param record the record that is sent; only in a dry run
 */
record LetterResult(
        String letter,
        String result,
        Optional<String> code,
        String sentence,
        Optional<Boolean> decodes,
        Optional<RecordPreview> record) {

    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    /**
     * The record that a replay sends.
     *
     * @param headers headers by name, as text
     * @param valueBytes size of the value; absent for a tombstone
     */
    record RecordPreview(
            String topic,
            int partition,
            Optional<String> key,
            Map<String, String> headers,
            Optional<Integer> valueBytes) {

        static RecordPreview of(ProducerRecord<byte[], byte[]> record) {
            Map<String, String> headers = new TreeMap<>();
            record.headers()
                    .forEach(header -> headers.put(
                            header.key(),
                            Optional.ofNullable(header.value())
                                    .map(RecordPreview::text)
                                    .orElse("")));
            return new RecordPreview(
                    record.topic(),
                    record.partition(),
                    Optional.ofNullable(record.key()).map(RecordPreview::text),
                    headers,
                    Optional.ofNullable(record.value()).map(value -> value.length));
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static LetterResult refused(LetterId letter, Optional<Boolean> decodes, ReplayDecision.Refuse refusal) {
        return new LetterResult(
                letter.toString(), REFUSED, Optional.of(refusal.code()), refusal.sentence(), decodes, Optional.empty());
    }

    static LetterResult otherAttempt(LetterId letter) {
        return refused(
                letter,
                Optional.empty(),
                new ReplayDecision.Refuse(
                        "other-attempt", "Another request has replayed or dropped it at the same time."));
    }

    static LetterResult failed(LetterId letter, String code, String sentence) {
        return new LetterResult(
                letter.toString(), FAILED, Optional.of(code), sentence, Optional.empty(), Optional.empty());
    }

    static LetterResult done(LetterId letter, String result, String sentence) {
        return new LetterResult(
                letter.toString(), result, Optional.empty(), sentence, Optional.empty(), Optional.empty());
    }

    /** @param record the record that would be sent; empty where the photograph would be announced again */
    static LetterResult planned(LetterId letter, String sentence, Optional<ProducerRecord<byte[], byte[]>> record) {
        return new LetterResult(
                letter.toString(),
                record.isPresent() ? "would-replay" : "would-announce",
                Optional.empty(),
                sentence,
                Optional.of(true),
                record.map(RecordPreview::of));
    }
}
