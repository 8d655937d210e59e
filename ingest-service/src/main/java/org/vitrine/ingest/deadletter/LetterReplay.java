package org.vitrine.ingest.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.vitrine.flow.RegistryUnavailable;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.Reannouncements;
import org.vitrine.ingest.arrival.RetryOutcome;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.problem.ProblemException;

/**
 * Replays one letter: decides, claims it, sends its record or announces its photograph, and writes the outcome. Where
 * the process ends in between, the letter stays claimed and is not replayed again without force. Blocks.
 */
@ApplicationScoped
class LetterReplay {

    private static final Logger LOG = Logger.getLogger(LetterReplay.class);

    private final DeadLetterFollower follower;
    private final LetterDecoder decoder;
    private final LetterClaims claims;
    private final Reannouncements reannouncements;
    private final IngestProgress progress;
    private final ReplayRate rate;
    private final LetterResend letterResend;

    LetterReplay(
            DeadLetterFollower follower,
            LetterDecoder decoder,
            LetterProducer producer,
            LetterClaims claims,
            Reannouncements reannouncements,
            IngestProgress progress,
            DeadLetterConfig config) {
        this.follower = follower;
        this.decoder = decoder;
        this.claims = claims;
        this.reannouncements = reannouncements;
        this.progress = progress;
        this.rate = new ReplayRate(config.replayRate());
        this.letterResend = new LetterResend(producer, claims, rate);
    }

    LetterResult replay(LetterReader reader, LetterId id, LetterRequest request) throws InterruptedException {
        try {
            var listed = follower.index().find(id);
            var record = listed.flatMap(_ -> reader.read(id));
            if (listed.isEmpty() || record.isEmpty()) {
                return unknown(id);
            }
            var letter = DeadLetter.of(record.get());
            var content = decoder.decode(letter.record());
            var state = listed.get().outcome();
            return switch (ReplayDecision.of(letter, content, state, request.force())) {
                case ReplayDecision.Refuse refusal -> LetterResult.refused(id, Optional.of(content.decodes()), refusal);
                case ReplayDecision.Resend(var origin) -> letterResend.resend(reader, letter, origin, state, request);
                case ReplayDecision.Reannounce reannouncement -> reannounce(reannouncement, id, state, request);
            };
        } catch (RegistryUnavailable unavailable) {
            return LetterResult.failed(id, "registry-unavailable", String.valueOf(unavailable.getMessage()));
        } catch (ProblemException problem) {
            return LetterResult.failed(
                    id, problem.problem().code(), problem.problem().detail());
        } catch (LetterProducer.NotAcknowledged failure) {
            return notAcknowledged(id, failure);
        }
    }

    LetterResult drop(LetterId id, LetterRequest request) throws InterruptedException {
        try {
            var listed = follower.index().find(id);
            if (listed.isEmpty()) {
                return unknown(id);
            }
            var state = listed.get().outcome();
            var refusal = ReplayDecision.refusalOfDrop(state, request.force());
            if (refusal.isPresent()) {
                return LetterResult.refused(id, Optional.empty(), refusal.get());
            }
            if (request.dryRun()) {
                return LetterResult.done(id, "would-drop", "It would be dropped.");
            }
            return claims.drop(id, state, request.by(), request.requiredReason())
                    .map(_ -> LetterResult.done(id, "dropped", sentenceOfDrop(listed.get())))
                    .orElseGet(() -> LetterResult.otherAttempt(id));
        } catch (LetterProducer.NotAcknowledged failure) {
            return notAcknowledged(id, failure);
        }
    }

    private LetterResult reannounce(
            ReplayDecision.Reannounce photograph, LetterId letter, Optional<LetterOutcome> state, LetterRequest request)
            throws LetterProducer.NotAcknowledged, InterruptedException {
        String imageId = photograph.imageId();
        if (request.dryRun()) {
            return LetterResult.planned(
                    letter, "Photograph %s would be announced again.".formatted(imageId), Optional.empty());
        }
        var stage = Optional.ofNullable(progress.stages(List.of(imageId)).get(imageId));
        rate.await();
        var claim = claims.claim(letter, state, request.by());
        if (claim.isEmpty()) {
            return LetterResult.otherAttempt(letter);
        }
        try {
            var outcome = reannouncements.announce(photograph.collectionId(), imageId, stage, TraceParent.start());
            String sentence = sentence(outcome, imageId);
            boolean done = outcome != RetryOutcome.MISSING_BYTES;
            claims.end(
                    letter,
                    claim.get(),
                    done ? LetterOutcome.Status.REPLAYED : LetterOutcome.Status.RELEASED,
                    sentence);
            return done
                    ? LetterResult.done(letter, "announced", sentence)
                    : LetterResult.refused(
                            letter, Optional.of(true), new ReplayDecision.Refuse("missing-bytes", sentence));
        } catch (RuntimeException failure) {
            // To announce twice is harmless, so the letter may be replayed again.
            LOG.warnf(failure, "letter=%s imageId=%s was not announced again", letter, imageId);
            var result = notAnnounced(letter, imageId, failure);
            claims.end(letter, claim.get(), LetterOutcome.Status.RELEASED, result.sentence());
            return result;
        }
    }

    private static String sentence(RetryOutcome outcome, String imageId) {
        return switch (outcome) {
            case ANNOUNCED -> "Photograph %s was announced again.".formatted(imageId);
            case IN_FLIGHT -> "Photograph %s is being processed already.".formatted(imageId);
            case INDEXED -> "Photograph %s is indexed since.".formatted(imageId);
            case GONE -> "Photograph %s was withdrawn; nothing is left to do.".formatted(imageId);
            case MISSING_BYTES ->
                "The bytes of photograph %s are not in the store: its institution must send it again."
                        .formatted(imageId);
        };
    }

    private static String sentenceOfDrop(ListedLetter letter) {
        return letter.imageId()
                .map(imageId -> "It is not processed. The stage of photograph %s does not change:".formatted(imageId)
                        + " where it is dead-lettered, send it again or withdraw it.")
                .orElse("It is not processed.");
    }

    private static LetterResult unknown(LetterId letter) {
        var problem = new DeadLetterProblem.UnknownLetter(letter.toString())
                .exception()
                .problem();
        return LetterResult.failed(letter, problem.code(), problem.detail());
    }

    private static LetterResult notAnnounced(LetterId letter, String imageId, RuntimeException failure) {
        return failure instanceof ProblemException problem
                ? LetterResult.failed(
                        letter, problem.problem().code(), problem.problem().detail())
                : LetterResult.failed(
                        letter,
                        "not-announced",
                        "Photograph %s was not announced again (%s). Send the request again."
                                .formatted(imageId, failure.getClass().getSimpleName()));
    }

    private static LetterResult notAcknowledged(LetterId letter, LetterProducer.NotAcknowledged failure) {
        return LetterResult.failed(
                letter,
                "not-acknowledged",
                "Kafka did not acknowledge a record in time (%s): look at the state of the letter before it is replayed again."
                        .formatted(failure.getMessage()));
    }
}
