package org.vitrine.index.join;

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
 * All stored facts about one image, and the rules by which they change. {@link JoinedDocument} joins the document from
 * them. Immutable; pure.
 *
 * <ul>
 *   <li>The newest arrival, by version, determines the current bytes; facts apply that are about bytes with the same
 *       digest. A fact can be read before its arrival, because the topics are consumed independently.
 *   <li>A withdrawal removes everything up to its version. A later arrival makes the image live again, and needs later
 *       facts too: the renditions of the former ones are deleted.
 *   <li>The revision grows by one with each change of the document and with each withdrawal. It is never reset, neither
 *       by a new arrival nor by a withdrawal.
 *   <li>Decisions are kept beside the facts: they belong to the photograph and its specimen, not to the bytes.
 *   <li>A fact that is stored already, or older than the stored one, changes nothing.
 * </ul>
 *
 * <p>So the same facts give the same document in any order and with any repetition; only the revision depends on the
 * number of changes. Facts are kept as complete records, because the document consists of them.
 *
 * @param revision revision of the newest document or tombstone that was sent; 0 before the first
 * @param withdrawnVersion version of the newest withdrawal; 0 where there was none
 * @param tombstoneSent whether the newest record that was sent is a tombstone
 * @param arrived the newest arrival after the newest withdrawal
 * @param contents facts about the arrived bytes, and about bytes whose arrival has not been read yet
 * @param models models of the vectors of every document that was sent since the newest withdrawal
 * @param decided decided state; kept after withdrawals. Its specimen part applies while the arrival has the same
 *     specimen
 * @param proposed the newest proposal after the newest withdrawal; applies while the arrival has the same digest
 */
record ImageFacts(
        long revision,
        int withdrawnVersion,
        boolean tombstoneSent,
        Optional<ImageArrived> arrived,
        List<ContentFacts> contents,
        DocumentModels models,
        Optional<Decided> decided,
        Optional<Proposed> proposed) {

    /** The state of an image without facts. */
    static final ImageFacts NONE = new ImageFacts(
            0, 0, false, Optional.empty(), List.of(), DocumentModels.NONE, Optional.empty(), Optional.empty());

    ImageFacts {
        contents = List.copyOf(contents);
    }

    /** Restores the facts of an image from a document that was sent. */
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

    /** Restores the state of an image from a tombstone that was sent. */
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
     * Returns the state after reading back a record that the join has sent. A record of a revision that is not above
     * the present one changes nothing. Where the store was lost, this restores the revision and the facts, including
     * those that their topics no longer hold.
     */
    ImageFacts readBack(ImageFacts sent) {
        if (sent.revision <= revision) {
            return this;
        }
        var merged = withdrawnVersion > sent.withdrawnVersion ? sent.withdrawnUpTo(withdrawnVersion) : sent;
        if (arrived.isPresent()) {
            merged = merged.with(arrived.get());
        }
        for (ContentFacts known : contents) {
            merged = merged.with(known);
        }
        if (decided.isPresent()) {
            merged = merged.with(decided.get());
        }
        if (proposed.isPresent()) {
            merged = merged.with(proposed.get());
        }
        var all = document().map(merged::withModelsOf).orElse(merged);
        return all.document().equals(sent.document()) ? all : all.withNextRevision(false);
    }

    /** Returns the state after a fact; the same state where it changes nothing. */
    ImageFacts apply(Fact fact) {
        return switch (fact) {
            case Fact.Arrived(var arrival) -> revisedIfChanged(with(arrival));
            case Fact.ImagePreprocessed(var found) -> revisedIfChanged(with(found));
            case Fact.ImageClassified(var found) -> revisedIfChanged(with(found));
            case Fact.ImageEmbedded(var found) -> revisedIfChanged(with(found));
            case Fact.Withdrawn(var withdrawal) -> revisedIfChanged(with(withdrawal));
            case Fact.DecidedStateChanged(var decisions) -> revisedIfChanged(with(decisions));
            case Fact.ItemsProposed(var proposal) -> revisedIfChanged(with(proposal));
        };
    }

    /** Returns the current document; empty until the arrival and all facts about its bytes are present. */
    Optional<ImageDocument> document() {
        return JoinedDocument.of(this);
    }

    private ImageFacts with(ImageArrived arrival) {
        boolean outdated = arrival.getVersion() <= withdrawnVersion
                || arrived.filter(known -> !isNewer(arrival, known)).isPresent();
        return outdated ? this : reduced(Optional.of(arrival), contents, withdrawnVersion);
    }

    private ImageFacts with(Preprocessed fact) {
        return fact.getVersion() <= withdrawnVersion
                ? this
                : withContent(contentOf(fact.getSha256()).with(fact));
    }

    private ImageFacts with(Classified fact) {
        return fact.getVersion() <= withdrawnVersion
                ? this
                : withContent(contentOf(fact.getSha256()).with(fact));
    }

    private ImageFacts with(Embedded fact) {
        return fact.getVersion() <= withdrawnVersion
                ? this
                : withContent(contentOf(fact.getSha256()).with(fact));
    }

    private ImageFacts with(Decided decisions) {
        return decided.filter(known -> !StatePrecedence.supersedes(decisions, known))
                        .isPresent()
                ? this
                : withDecisionsAndProposal(Optional.of(decisions), proposed);
    }

    private ImageFacts with(Proposed proposal) {
        boolean outdated = proposal.getVersion() <= withdrawnVersion
                || proposed.filter(known -> !StatePrecedence.isNewer(proposal, known))
                        .isPresent();
        return outdated ? this : withDecisionsAndProposal(decided, Optional.of(proposal));
    }

    private ImageFacts withDecisionsAndProposal(Optional<Decided> decisions, Optional<Proposed> proposal) {
        return new ImageFacts(
                revision, withdrawnVersion, tombstoneSent, arrived, contents, models, decisions, proposal);
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
        return withdrawnUpTo(withdrawal.getVersion());
    }

    private ImageFacts withdrawnUpTo(int lastWithdrawn) {
        return lastWithdrawn <= withdrawnVersion
                ? this
                : reduced(
                        arrived.filter(arrival -> arrival.getVersion() > lastWithdrawn),
                        ImageContents.afterWithdrawal(contents, lastWithdrawn),
                        lastWithdrawn);
    }

    private ContentFacts contentOf(String sha256) {
        return ImageContents.of(contents, sha256);
    }

    private ImageFacts withContent(ContentFacts newer) {
        return reduced(arrived, ImageContents.with(contents, newer), withdrawnVersion);
    }

    /** Returns the state with these facts, reduced to those that a document can still need. */
    private ImageFacts reduced(Optional<ImageArrived> newest, List<ContentFacts> known, int withdrawn) {
        return new ImageFacts(
                revision,
                withdrawn,
                tombstoneSent,
                newest,
                ImageContents.needed(newest, known),
                models,
                decided,
                proposed.filter(proposal -> proposal.getVersion() > withdrawn));
    }

    /** Returns the next state, with the next revision if its document differs, or if it is withdrawn. */
    private ImageFacts revisedIfChanged(ImageFacts fact) {
        var former = document();
        var next = former.map(fact::withModelsOf).orElse(fact);
        var document = next.document();
        if (document.isPresent()) {
            return tombstoneSent || !document.equals(former) ? next.withNextRevision(false) : next;
        }
        return next.withdrawnVersion > withdrawnVersion ? next.withoutModels().withNextRevision(true) : next;
    }

    private ImageFacts withNextRevision(boolean withdrawn) {
        return new ImageFacts(revision + 1, withdrawnVersion, withdrawn, arrived, contents, models, decided, proposed);
    }

    private ImageFacts withModelsOf(ImageDocument document) {
        return new ImageFacts(
                revision, withdrawnVersion, tombstoneSent, arrived, contents, models.with(document), decided, proposed);
    }

    /** Drops the models: after a withdrawal the writer removes the image from the indexes of all models anyway. */
    private ImageFacts withoutModels() {
        return new ImageFacts(
                revision, withdrawnVersion, tombstoneSent, arrived, contents, DocumentModels.NONE, decided, proposed);
    }

    private static boolean isNewer(ImageArrived one, ImageArrived other) {
        return one.getVersion() > other.getVersion()
                || (one.getVersion() == other.getVersion() && one.getArrivedAt().isAfter(other.getArrivedAt()));
    }
}
