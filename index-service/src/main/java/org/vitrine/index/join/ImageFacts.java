package org.vitrine.index.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.events.Classified;
import org.vitrine.events.Decided;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Proposed;

/**
 * Everything that must be known of one image to join its document, and the rules of the join.
 *
 * <ul>
 *   <li>The newest arrival, by version, says which bytes are meant; facts count that are about bytes of the same digest.
 *       Facts may come before the arrival they belong to, because each topic keeps a pace of its own.
 *   <li>A withdrawal ends everything up to its version. A later arrival makes the image live again, and needs facts that
 *       are later too: the renditions of the former ones are deleted.
 *   <li>The revision grows by one with each change of the document and with each withdrawal, and outlives both.
 *   <li>What people decided is kept beside the facts: it belongs to the photograph and its specimen, not to the bytes.
 *   <li>A fact that is known, or older than what is known, changes nothing.
 * </ul>
 *
 * <p>So any order and any repetition of the same facts ends in the same document; only its revision tells how many
 * changes it took. Facts are the records as they came, because the document is made of them.
 *
 * @param revision of the newest document or tombstone that went out; 0 before the first
 * @param withdrawnVersion the newest withdrawal's; 0 where there was none
 * @param gone whether a tombstone was the newest to go out
 * @param arrived the newest arrival after the newest withdrawal
 * @param descriptions of the arrived bytes, and of bytes whose arrival is still to come
 * @param models of the vectors of every document that went out since the newest withdrawal
 * @param decided what people decided; outlives withdrawals, and counts of the specimen while it is the arrival's
 * @param proposed the newest proposal after the newest withdrawal; counts while its digest is the arrival's
 */
record ImageFacts(
        long revision,
        int withdrawnVersion,
        boolean gone,
        Optional<ImageArrived> arrived,
        List<ContentFacts> descriptions,
        DocumentModels models,
        Optional<Decided> decided,
        Optional<Proposed> proposed) {

    /** Nothing is known. */
    static final ImageFacts NONE = new ImageFacts(
            0, 0, false, Optional.empty(), List.of(), DocumentModels.NONE, Optional.empty(), Optional.empty());

    /**
     * Contents whose facts may wait for their arrival at the same time. An institution would have to replace a photograph
     * this often while image-arrived alone lags behind; then the oldest contents go, of which no document is wanted.
     */
    static final int MOST_AHEAD = 4;

    ImageFacts {
        descriptions = List.copyOf(descriptions);
    }

    /** What a document that was sent says of its image. */
    static ImageFacts of(ImageDocument document) {
        return new ImageFacts(
                document.getRevision(),
                0,
                false,
                Optional.of(document.getArrived()),
                List.of(new ContentFacts(
                        document.getArrived().getSha256(),
                        Optional.of(document.getPreprocessed()),
                        Optional.of(document.getClassified()),
                        Optional.of(document.getEmbedded()),
                        Optional.ofNullable(document.getNextEmbedded()))),
                DocumentModels.of(document),
                StatePrecedence.of(document),
                Optional.ofNullable(document.getProposed()));
    }

    /** What a tombstone that was sent says of its image. */
    static ImageFacts of(WithdrawalTombstone tombstone) {
        return new ImageFacts(
                tombstone.revision(),
                tombstone.version(),
                true,
                Optional.empty(),
                List.of(),
                DocumentModels.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What is known once something that was sent before is read back. It changes nothing where its revision is known, so
     * what the join itself sends is a fixed point. Where the store was lost it brings back revision and facts, also those
     * that their topics have forgotten.
     */
    ImageFacts readBack(ImageFacts sent) {
        if (sent.revision <= revision) {
            return this;
        }
        var merged = withdrawnVersion > sent.withdrawnVersion ? sent.ended(withdrawnVersion) : sent;
        if (arrived.isPresent()) {
            merged = merged.with(arrived.get());
        }
        for (ContentFacts known : descriptions) {
            merged = merged.with(known);
        }
        if (decided.isPresent()) {
            merged = merged.with(decided.get());
        }
        if (proposed.isPresent()) {
            merged = merged.with(proposed.get());
        }
        var all = document().map(merged::remembering).orElse(merged);
        return all.document().equals(sent.document()) ? all : all.revised(false);
    }

    /** What is known once the fact is. */
    ImageFacts and(Fact fact) {
        return switch (fact) {
            case Fact.Arrived(var arrival) -> changed(with(arrival));
            case Fact.Prepared(var found) -> changed(with(found));
            case Fact.Described(var found) -> changed(with(found));
            case Fact.Measured(var found) -> changed(with(found));
            case Fact.Withdrawn(var withdrawal) -> changed(with(withdrawal));
            case Fact.Judged(var decisions) -> changed(with(decisions));
            case Fact.Suggested(var proposal) -> changed(with(proposal));
        };
    }

    /** The current document, once an arrival and every fact about its bytes are there. */
    Optional<ImageDocument> document() {
        return arrived.flatMap(arrival -> descriptions.stream()
                .filter(known -> known.sha256().equals(arrival.getSha256()) && known.isComplete())
                .findFirst()
                .map(known -> document(arrival, known)));
    }

    private ImageDocument document(ImageArrived arrival, ContentFacts known) {
        var embedded = known.embedded().orElseThrow();
        var document = ImageDocument.newBuilder()
                .setImageId(arrival.getImageId())
                .setRevision(revision)
                .setArrived(arrival)
                .setPreprocessed(known.preprocessed().orElseThrow())
                .setClassified(known.classified().orElseThrow())
                .setEmbedded(embedded)
                .setSupersededModels(models.supersededBy(embedded, known.nextEmbedded()));
        known.nextEmbedded().ifPresent(document::setNextEmbedded);
        decided.ifPresent(decisions -> StatePrecedence.add(decisions, arrival, document));
        proposed.filter(proposal -> proposal.getSha256().equals(arrival.getSha256()))
                .ifPresent(document::setProposed);
        return document.build();
    }

    private ImageFacts with(ImageArrived arrival) {
        boolean late = arrival.getVersion() <= withdrawnVersion
                || arrived.filter(known -> !isNewer(arrival, known)).isPresent();
        return late ? this : about(Optional.of(arrival), descriptions, withdrawnVersion);
    }

    private ImageFacts with(Preprocessed fact) {
        return fact.getVersion() <= withdrawnVersion
                ? this
                : describing(description(fact.getSha256()).with(fact));
    }

    private ImageFacts with(Classified fact) {
        return fact.getVersion() <= withdrawnVersion
                ? this
                : describing(description(fact.getSha256()).with(fact));
    }

    private ImageFacts with(Embedded fact) {
        return fact.getVersion() <= withdrawnVersion
                ? this
                : describing(description(fact.getSha256()).with(fact));
    }

    private ImageFacts with(Decided decisions) {
        return decided.filter(known -> !StatePrecedence.supersedes(decisions, known))
                        .isPresent()
                ? this
                : judged(Optional.of(decisions), proposed);
    }

    private ImageFacts with(Proposed proposal) {
        boolean late = proposal.getVersion() <= withdrawnVersion
                || proposed.filter(known -> !StatePrecedence.isNewer(proposal, known))
                        .isPresent();
        return late ? this : judged(decided, Optional.of(proposal));
    }

    private ImageFacts judged(Optional<Decided> decisions, Optional<Proposed> proposal) {
        return new ImageFacts(revision, withdrawnVersion, gone, arrived, descriptions, models, decisions, proposal);
    }

    private ImageFacts with(ContentFacts other) {
        var all = this;
        if (other.preprocessed().isPresent()) {
            all = all.with(other.preprocessed().get());
        }
        if (other.classified().isPresent()) {
            all = all.with(other.classified().get());
        }
        if (other.embedded().isPresent()) {
            all = all.with(other.embedded().get());
        }
        if (other.nextEmbedded().isPresent()) {
            all = all.with(other.nextEmbedded().get());
        }
        return all;
    }

    private ImageFacts with(ImageWithdrawn withdrawal) {
        return ended(withdrawal.getVersion());
    }

    private ImageFacts ended(int ended) {
        return ended <= withdrawnVersion
                ? this
                : about(
                        arrived.filter(arrival -> arrival.getVersion() > ended),
                        descriptions.stream().map(known -> known.after(ended)).toList(),
                        ended);
    }

    private ContentFacts description(String sha256) {
        return descriptions.stream()
                .filter(known -> known.sha256().equals(sha256))
                .findFirst()
                .orElseGet(() -> ContentFacts.of(sha256));
    }

    private ImageFacts describing(ContentFacts newer) {
        List<ContentFacts> all = new ArrayList<>(descriptions);
        all.removeIf(known -> known.sha256().equals(newer.sha256()));
        all.add(newer);
        return about(arrived, all, withdrawnVersion);
    }

    /** Keeps what may still be wanted: the arrived bytes' description, and those of versions that have not arrived. */
    private ImageFacts about(Optional<ImageArrived> newest, List<ContentFacts> known, int withdrawn) {
        String current = newest.map(ImageArrived::getSha256).orElse("");
        int version = newest.map(ImageArrived::getVersion).orElse(0);
        List<ContentFacts> kept = new ArrayList<>();
        known.stream().filter(one -> one.sha256().equals(current)).forEach(kept::add);
        known.stream()
                .filter(one -> !one.sha256().equals(current) && one.newestVersion() > version)
                .sorted(Comparator.comparingInt(ContentFacts::newestVersion).reversed())
                .limit(MOST_AHEAD)
                .forEach(kept::add);
        kept.removeIf(ContentFacts::isEmpty);
        return new ImageFacts(
                revision,
                withdrawn,
                gone,
                newest,
                kept,
                models,
                decided,
                proposed.filter(proposal -> proposal.getVersion() > withdrawn));
    }

    /** The next revision where another document, or a withdrawal, results. */
    private ImageFacts changed(ImageFacts fact) {
        var next = document().map(fact::remembering).orElse(fact);
        var document = next.document();
        if (document.isPresent()) {
            return gone || !document.equals(document()) ? next.revised(false) : next;
        }
        return next.withdrawnVersion > withdrawnVersion ? next.withoutModels().revised(true) : next;
    }

    private ImageFacts revised(boolean withdrawn) {
        return new ImageFacts(
                revision + 1, withdrawnVersion, withdrawn, arrived, descriptions, models, decided, proposed);
    }

    private ImageFacts remembering(ImageDocument document) {
        return new ImageFacts(
                revision, withdrawnVersion, gone, arrived, descriptions, models.and(document), decided, proposed);
    }

    /** A removal goes to the index of every model. */
    private ImageFacts withoutModels() {
        return new ImageFacts(
                revision, withdrawnVersion, gone, arrived, descriptions, DocumentModels.NONE, decided, proposed);
    }

    private static boolean isNewer(ImageArrived one, ImageArrived other) {
        return one.getVersion() > other.getVersion()
                || (one.getVersion() == other.getVersion() && one.getArrivedAt().isAfter(other.getArrivedAt()));
    }
}
