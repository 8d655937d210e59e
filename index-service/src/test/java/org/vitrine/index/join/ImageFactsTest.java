package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.ImageDocument;
import org.vitrine.flow.FactSerdes;
import org.vitrine.index.samples.ImageFactSamples;

class ImageFactsTest {

    static final FactFormats IN_MEMORY = FactFormats.from(new FactFormats.SerdeSource() {
        @Override
        public <T extends SpecificRecord> Serde<T> of(Class<T> fact) {
            return FactSerdes.inMemory(fact);
        }
    });

    private static final ImageFactSamples IMAGE = ImageScenario.IMAGE;

    @Property(tries = 2000)
    void anyOrderAndAnyRepetitionEndsInTheSameDocument(
            @ForAll @Size(min = 1, max = 9) List<ImageScenario.Action> acts, @ForAll long seed) {
        // Given
        var scenario = ImageScenario.of(acts);

        // When
        var known = ImageFacts.NONE;
        for (Fact fact : shuffledAndRepeated(scenario.facts(), seed)) {
            known = known.apply(fact);
        }

        // Then
        assertThat(known.document().map(ImageFactsTest::ending)).isEqualTo(scenario.last());
        assertThat(known.contents()).hasSizeLessThanOrEqualTo(ImageContents.MAX_CONTENTS_AHEAD + 1);
    }

    @Property(tries = 1000)
    void whatTheJoinSentChangesNothingWhenItIsReadBack(
            @ForAll @Size(min = 1, max = 9) List<ImageScenario.Action> acts, @ForAll long seed) {
        var known = ImageFacts.NONE;
        List<ImageFacts> sent = new ArrayList<>();
        for (Fact fact : shuffledAndRepeated(ImageScenario.of(acts).facts(), seed)) {
            known = known.apply(fact);
            known.document().map(ImageFacts::of).ifPresent(sent::add);
            if (known.tombstoneSent()) {
                sent.add(ImageFacts.of(
                        new WithdrawalTombstone(known.revision(), known.withdrawnVersion(), "coins", "museum")));
            }
            for (ImageFacts one : sent) {
                assertThat(known.readBack(one)).isEqualTo(known);
            }
        }
    }

    @Property(tries = 1000)
    void aLossAtAnyTimeEndsInTheSameDocumentAndRevisionsGoOn(
            @ForAll @Size(min = 1, max = 9) List<ImageScenario.Action> acts,
            @ForAll long seed,
            @ForAll("parts") double part) {
        // Given: the facts when the store was lost, and the document that had been sent by then
        var scenario = ImageScenario.of(acts);
        var facts = shuffledAndRepeated(scenario.facts(), seed);
        int lostAt = (int) (facts.size() * part);
        var before = ImageFacts.NONE;
        var sent = ImageFacts.NONE;
        for (Fact fact : facts.subList(0, lostAt)) {
            before = before.apply(fact);
            var revision = before.revision();
            if (before.tombstoneSent()) {
                sent = ImageFacts.of(new WithdrawalTombstone(revision, before.withdrawnVersion(), "coins", "museum"));
            } else if (before.document().isPresent()) {
                sent = ImageFacts.of(before.document().get());
            }
        }

        // When: every fact is read again
        var known = ImageFacts.NONE.readBack(sent);
        var revisions = new ArrayList<>(List.of(known.revision()));
        for (Fact fact : facts) {
            known = known.apply(fact);
            revisions.add(known.revision());
        }

        // Then
        assertThat(revisions).isSorted();
        assertThat(known.document().map(ImageFactsTest::ending)).isEqualTo(scenario.last());
        assertThat(known.revision()).isGreaterThanOrEqualTo(before.revision());
    }

    @Provide
    Arbitrary<Double> parts() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Property(tries = 1000)
    void theRevisionGrowsByOneWithEachChangeAndNeverGoesBack(
            @ForAll @Size(min = 1, max = 9) List<ImageScenario.Action> acts, @ForAll long seed) {
        var known = ImageFacts.NONE;
        Optional<ImageDocument> newest = Optional.empty();
        for (Fact fact : shuffledAndRepeated(ImageScenario.of(acts).facts(), seed)) {
            var next = known.apply(fact);
            assertThat(next.revision() - known.revision()).isBetween(0L, 1L);
            if (next.document().isPresent()) {
                assertThat(next.revision() == known.revision())
                        .isEqualTo(next.document().equals(newest));
                newest = next.document();
            } else if (next.tombstoneSent()) {
                newest = Optional.empty();
            }
            known = next;
        }
    }

    @Property(tries = 500)
    void whatIsKnownSurvivesTheStore(
            @ForAll @Size(min = 1, max = 6) List<ImageScenario.Action> acts, @ForAll long seed) {
        var format = new ImageFactsFormat(IN_MEMORY);
        var known = ImageFacts.NONE;
        for (Fact fact : shuffledAndRepeated(ImageScenario.of(acts).facts(), seed)) {
            known = known.apply(fact);
            byte[] bytes = format.serializer().serialize("store", known);
            assertThat(format.deserializer().deserialize("store", bytes)).isEqualTo(known);
        }
    }

    @Test
    void aWithdrawalBeatsFactsThatComeLate() {
        // Given
        var withdrawn = complete(1, "a").apply(new Fact.Withdrawn(IMAGE.withdrawn(2)));

        // When
        var after = withdrawn
                .apply(new Fact.Arrived(IMAGE.arrived(1, "a", Change.NEW, Map.of())))
                .apply(new Fact.ImageEmbedded(IMAGE.embedded(1, "a", 1, 0)));

        // Then
        assertThat(after).isEqualTo(withdrawn);
        assertThat(after.document()).isEmpty();
    }

    @Test
    void anImagePostedAgainAfterItsWithdrawalWaitsForNewFactsAndGoesOnCounting() {
        // Given
        var posted = complete(1, "a")
                .apply(new Fact.Withdrawn(IMAGE.withdrawn(2)))
                .apply(new Fact.Arrived(IMAGE.arrived(3, "a", Change.NEW, Map.of())));

        // When
        var after = posted.apply(new Fact.ImagePreprocessed(IMAGE.preprocessed(3, "a")))
                .apply(new Fact.ImageClassified(IMAGE.classified(3, "a")))
                .apply(new Fact.ImageEmbedded(IMAGE.embedded(3, "a", 1, 0)));

        // Then
        assertThat(posted.document()).isEmpty();
        assertThat(after.document().orElseThrow().getRevision()).isEqualTo(3);
    }

    @Test
    void newMetadataNeedsNoNewFacts() {
        // When
        var after = complete(1, "a")
                .apply(new Fact.Arrived(IMAGE.arrived(2, "a", Change.METADATA, Map.of("material", "gold"))));

        // Then
        var document = after.document().orElseThrow();
        assertThat(document.getRevision()).isEqualTo(2);
        assertThat(document.getArrived().getMetadata()).containsEntry("material", "gold");
        assertThat(document.getEmbedded().getVersion()).isEqualTo(1);
    }

    @Test
    void newPixelsWaitForFactsAboutThem() {
        // When
        var waiting = complete(1, "a").apply(new Fact.Arrived(IMAGE.arrived(2, "b", Change.PIXELS, Map.of())));

        // Then
        assertThat(waiting.document()).isEmpty();
        assertThat(waiting.revision()).isEqualTo(1);
        assertThat(waiting.tombstoneSent()).isFalse();
    }

    static ImageFacts complete(int version, String content) {
        return ImageFacts.NONE
                .apply(new Fact.Arrived(IMAGE.arrived(version, content, Change.NEW, Map.of())))
                .apply(new Fact.ImagePreprocessed(IMAGE.preprocessed(version, content)))
                .apply(new Fact.ImageClassified(IMAGE.classified(version, content)))
                .apply(new Fact.ImageEmbedded(IMAGE.embedded(version, content, 1, 0)));
    }

    static List<Fact> shuffledAndRepeated(List<Fact> facts, long seed) {
        var random = new Random(seed);
        List<Fact> all = new ArrayList<>(facts);
        facts.stream().filter(fact -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    static ImageScenario.Ending ending(ImageDocument document) {
        var arrived = document.getArrived();
        assertThat(List.of(
                        document.getPreprocessed().getSha256(),
                        document.getClassified().getSha256(),
                        document.getEmbedded().getSha256()))
                .containsOnly(arrived.getSha256());
        assertThat(document.getClassified().getVersion())
                .isEqualTo(document.getPreprocessed().getVersion());
        assertThat(document.getEmbedded().getVersion())
                .isEqualTo(document.getPreprocessed().getVersion());
        return new ImageScenario.Ending(
                arrived.getVersion(),
                arrived.getSha256(),
                document.getPreprocessed().getVersion());
    }
}
