package org.vitrine.ingest.deadletter;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.vitrine.flow.DeadLetterCause;
import org.vitrine.problem.ProblemException;

/**
 * Sends the record of a letter to its topic. In a compacted topic the newest state of a key stays the newest: where the
 * owner of the topic has written one meanwhile, it is sent again. Blocks.
 */
final class LetterResend {

    private static final Logger LOG = Logger.getLogger(LetterResend.class);

    private final LetterProducer producer;
    private final LetterClaims claims;
    private final ReplayRate rate;

    LetterResend(LetterProducer producer, LetterClaims claims, ReplayRate rate) {
        this.producer = producer;
        this.claims = claims;
        this.rate = rate;
    }

    /** @param state outcome of the letter that the caller has seen */
    LetterResult resend(
            LetterReader reader,
            DeadLetter letter,
            DeadLetterCause origin,
            Optional<LetterOutcome> state,
            LetterRequest request)
            throws LetterProducer.NotAcknowledged, InterruptedException {
        var source = new TopicPartition(origin.topic(), origin.partition());
        boolean compacted = LetterTopics.isCompacted(origin.topic());
        long end = compacted ? reader.end(source) : 0;
        var history = compacted ? reader.historyOfKey(source, letter, origin.offset() + 1, end) : KeyHistory.NONE;
        if (history.supersedes()) {
            return superseded(letter, origin);
        }
        var record = history.replaced().map(LetterResend::copyOf).orElseGet(() -> letter.replayRecord(origin));
        if (request.dryRun()) {
            return LetterResult.planned(letter.id(), planned(history, origin), Optional.of(record));
        }
        rate.await();
        var claim = claims.claim(letter.id(), state, request.by());
        if (claim.isEmpty()) {
            return LetterResult.otherAttempt(letter.id());
        }
        var sent = producer.send(record);
        try {
            if (compacted) {
                sendReplacedAgain(reader, source, letter, end, sent.offset());
            }
        } catch (ProblemException unavailable) {
            return unsearched(letter.id(), sent, unavailable);
        }
        String sentence = sentence(history, sent);
        claims.end(letter.id(), claim.get(), LetterOutcome.Status.REPLAYED, sentence);
        return LetterResult.done(letter.id(), "replayed", sentence);
    }

    /** Sends a record again that the owner of the topic has written since the search before the replay. */
    private void sendReplacedAgain(
            LetterReader reader, TopicPartition source, DeadLetter letter, long from, long replayed)
            throws LetterProducer.NotAcknowledged, InterruptedException {
        var replaced = reader.historyOfKey(source, letter, from, replayed).newer();
        if (replaced.isPresent()) {
            producer.send(copyOf(replaced.get()));
        }
    }

    private static LetterResult superseded(DeadLetter letter, DeadLetterCause origin) {
        return LetterResult.refused(
                letter.id(),
                Optional.of(true),
                new ReplayDecision.Refuse(
                        "superseded",
                        "%s has a newer record of key '%s', which the replay would replace. Drop the letter."
                                .formatted(origin.topic(), letter.key().orElse(""))));
    }

    /** The letter stays claimed: whether it must be sent again is unknown. */
    private static LetterResult unsearched(LetterId letter, RecordMetadata sent, ProblemException unavailable) {
        LOG.warnf("letter=%s was sent; %s", letter, unavailable.problem().detail());
        return LetterResult.failed(
                letter,
                "unconfirmed",
                "The record was sent to %s, offset %d of partition %d. Kafka did not answer the search for a newer record that it replaces. Replay the letter with force, which sends such a record again."
                        .formatted(sent.topic(), sent.offset(), sent.partition()));
    }

    private static String planned(KeyHistory history, DeadLetterCause origin) {
        return history.replaced().isPresent()
                ? "The newer record that an earlier replay has replaced would be sent to %s again."
                        .formatted(origin.topic())
                : "The record would be sent to %s.".formatted(origin.topic());
    }

    private static String sentence(KeyHistory history, RecordMetadata sent) {
        return "%s was sent to %s, offset %d of partition %d."
                .formatted(
                        history.replaced().isPresent()
                                ? "The newer record that an earlier replay had replaced"
                                : "The record",
                        sent.topic(),
                        sent.offset(),
                        sent.partition());
    }

    private static ProducerRecord<byte[], byte[]> copyOf(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }
}
