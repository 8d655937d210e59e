package org.vitrine.index.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Decided;
import org.vitrine.events.Decision;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Item;
import org.vitrine.events.ItemStatus;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Side;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;

/**
 * Tests the decision topology: from decisions, arrivals and profiles to decided states of photographs and items.
 *
 * <p>Over 300 lines: every test drives the same topology, with its input topics, output topics and formats.
 */
class DecisionTopologyTest {

    private static final DecisionTopology.SerdeSource IN_MEMORY = new DecisionTopology.SerdeSource() {
        @Override
        public <T extends SpecificRecord> Serde<T> of(Class<T> fact) {
            return FactSerdes.inMemory(fact);
        }
    };

    @TempDir
    Path state;

    private final Map<String, Item> seen = new HashMap<>();
    private TopologyTestDriver driver;
    private TestInputTopic<String, Decision> decisions;
    private TestInputTopic<String, ImageArrived> arrivals;
    private TestInputTopic<String, ImageWithdrawn> withdrawals;
    private TestInputTopic<String, CollectionProfile> profiles;
    private TestOutputTopic<String, Decided> decided;
    private TestOutputTopic<String, Item> items;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void start() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "decisions-test");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(
                new DecisionTopology(IN_MEMORY, Stores::inMemoryKeyValueStore).build(), settings);
        decisions = input(Topic.DECISIONS, Decision.class);
        arrivals = input(Topic.IMAGE_ARRIVED, ImageArrived.class);
        withdrawals = input(Topic.IMAGE_WITHDRAWN, ImageWithdrawn.class);
        profiles = input(Topic.COLLECTIONS, CollectionProfile.class);
        decided = driver.createOutputTopic(
                Topic.DECIDED.topicName(),
                new StringDeserializer(),
                IN_MEMORY.of(Decided.class).deserializer());
        items = driver.createOutputTopic(
                Topic.ITEMS.topicName(),
                new StringDeserializer(),
                IN_MEMORY.of(Item.class).deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void everyPhotographOfTheSpecimenCarriesTheDecision() {
        arrive("i-1", 1, "s-1", "x");
        arrive("i-2", 1, "s-1", "x");
        arrive("i-3", 1, "s-2", "x");
        assertThat(decided.isEmpty()).isTrue();

        take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));

        var sent = newest();
        assertThat(sent).containsOnlyKeys("i-1", "i-2");
        assertThat(of(sent, "i-1").getSpecimen().getItemId()).isEqualTo("y");
        assertThat(of(sent, "i-1").getSpecimenId()).isEqualTo("s-1");
        var records = newestItems();
        assertThat(of(records, "coins/y").getSpecimens()).isEqualTo(1);
        assertThat(of(records, "coins/y").getImages()).containsExactly("i-1", "i-2");
        assertThat(of(records, "coins/x").getSpecimens()).isEqualTo(1);
        assertThat(of(records, "coins/x").getNamedByCatalogue()).isTrue();
        assertThat(of(records, "coins/x").getStatus()).isEqualTo(ItemStatus.PUBLISHED);
    }

    @Test
    void aPhotographThatArrivesLaterCarriesWhatWasDecidedOfItsSpecimen() {
        take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        assertThat(decided.isEmpty()).isTrue();

        arrive("i-1", 1, "s-1", null);

        assertThat(of(newest(), "i-1").getSpecimen().getItemId()).isEqualTo("y");
    }

    @Test
    void aPhotographWhoseSpecimenChangesCarriesTheStateOfTheOther() {
        arrive("i-1", 1, "s-1", "x");
        take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        newest();

        arrive("i-1", 2, "s-2", "x");

        var sent = of(newest(), "i-1");
        assertThat(sent.getSpecimenId()).isEqualTo("s-2");
        assertThat(sent.getSpecimen()).isNull();
        var records = newestItems();
        assertThat(of(records, "coins/y").getSpecimens()).isZero();
        assertThat(of(records, "coins/x").getSpecimens()).isEqualTo(1);
    }

    @Test
    void decisionsAboutTheFormerSpecimenDoNotAffectAPhotograph() {
        arrive("i-1", 1, "s-1", "x");
        arrive("i-1", 2, "s-2", "w");

        take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));

        assertThat(newest()).isEmpty();
        assertThat(of(newestItems(), "coins/x").getNamedByCatalogue()).isFalse();
        assertThat(of(newestItems(), "coins/w").getNamedByCatalogue()).isTrue();
    }

    @Test
    void anArrivalWritesOneRecordToEachChangelogOfTheCatalogue() {
        arrive("i-1", 1, "s-1", "x");

        for (String store : CatalogueStore.STORES) {
            assertThat(changelog(store)).as(store).hasSize(1);
        }
    }

    @Test
    void aDecisionDoesNotWriteWhatTheArrivalOfThePhotographWrote() {
        // Given
        arrive("i-1", 1, "s-1", "x");
        CatalogueStore.STORES.forEach(this::changelog);

        // When
        take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));

        // Then: place, no photograph of the specimen, dependency on y, no statement, moved from x to y
        assertThat(CatalogueStore.STORES.stream().map(store -> changelog(store).size()))
                .containsExactly(1, 0, 1, 0, 2);
    }

    @Test
    void aWithdrawnPhotographIsNoMemberAndComesBackWithItsState() {
        arrive("i-1", 1, "s-1", "x");
        take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        newest();

        withdraw("i-1", 2);
        assertThat(of(newestItems(), "coins/y").getSpecimens()).isZero();
        assertThat(newest()).isEmpty();

        arrive("i-1", 3, "s-1", "x");
        assertThat(of(newest(), "i-1").getSpecimen().getItemId()).isEqualTo("y");
        assertThat(of(newestItems(), "coins/y").getSpecimens()).isEqualTo(1);
    }

    @Test
    void anOlderArrivalThatComesLateChangesNothing() {
        arrive("i-1", 2, "s-2", "x");
        arrive("i-1", 1, "s-1", "y");

        assertThat(of(newestItems(), "coins/x").getSpecimens()).isEqualTo(1);
        assertThat(newestItems()).doesNotContainKey("coins/y");
    }

    @Test
    void mergingAnItemMovesTheSpecimensThatWereAttachedAndThoseThatAreOnlyStated() {
        arrive("i-1", 1, "s-1", "x");
        arrive("i-2", 1, "s-2", "w");
        take(DecisionLogSamples.attach("d-1", "anna", "x", "s-2"));
        take(DecisionLogSamples.merge("d-2", "x", "z"));

        var merged = newest();
        assertThat(of(merged, "i-1").getSpecimen().getItemId()).isEqualTo("z");
        assertThat(of(merged, "i-2").getSpecimen().getItemId()).isEqualTo("z");
        var records = newestItems();
        assertThat(of(records, "coins/x").getStatus()).isEqualTo(ItemStatus.MERGED);
        assertThat(of(records, "coins/x").getMergedInto()).isEqualTo("z");
        assertThat(of(records, "coins/x").getSpecimens()).isZero();
        assertThat(of(records, "coins/z").getSpecimens()).isEqualTo(2);

        take(DecisionLogSamples.merge("d-3", "z", "q"));
        assertThat(of(newest(), "i-1").getSpecimen().getItemId()).isEqualTo("q");

        take(DecisionLogSamples.undo("d-4", "anna", "d-2"));
        var apart = newest();
        assertThat(of(apart, "i-1").getSpecimen().getItemId()).isNull();
        assertThat(of(apart, "i-1").getSpecimen().getAttachment()).isNull();
        assertThat(of(apart, "i-2").getSpecimen().getItemId()).isEqualTo("x");
        assertThat(of(newestItems(), "coins/x").getSpecimens()).isEqualTo(2);
    }

    @Test
    void aBulkDecisionOfAThousandSpecimensIsUndoneAsOne() {
        String[] specimens = new String[1_000];
        for (int i = 0; i < specimens.length; i++) {
            specimens[i] = "s-" + i;
            arrive("i-" + i, 1, specimens[i], "x");
        }
        newestItems();

        take(DecisionLogSamples.attach("d-1", "anna", "y", specimens));
        assertThat(newest()).hasSize(1_000);
        var attached = newestItems();
        assertThat(of(attached, "coins/y").getSpecimens()).isEqualTo(1_000);
        assertThat(of(attached, "coins/y").getImages()).hasSize(24);
        assertThat(of(attached, "coins/x").getSpecimens()).isZero();

        take(DecisionLogSamples.undo("d-2", "anna", "d-1"));
        assertThat(newest().values())
                .allSatisfy(one -> assertThat(one.getSpecimen().getAttachment()).isNull());
        assertThat(of(newestItems(), "coins/x").getSpecimens()).isEqualTo(1_000);
    }

    @Test
    void aProfileThatRequiresTwoPeopleTakesSingleAttachmentsOutOfSearch() {
        arrive("i-1", 1, "s-1", "x");
        take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        newest();

        profiles.pipeInput("coins", profile(2));

        var pending = of(newest(), "i-1").getSpecimen();
        assertThat(pending.getItemId()).isNull();
        assertThat(pending.getPending().getItemId()).isEqualTo("y");
        assertThat(of(newestItems(), "coins/x").getSpecimens()).isEqualTo(1);

        take(DecisionLogSamples.attach("d-2", "ben", "y", "s-1"));
        assertThat(of(newest(), "i-1").getSpecimen().getItemId()).isEqualTo("y");
    }

    @Test
    void anErasedDecisionHasNoEffect() {
        arrive("i-1", 1, "s-1", "x");
        take(DecisionLogSamples.attach("d-1", "anna", "y", "s-1"));
        newest();

        decisions.pipeInput(new TestRecord<>("coins/d-1", null));

        assertThat(of(newest(), "i-1").getSpecimen()).isNull();
        assertThat(of(newestItems(), "coins/x").getSpecimens()).isEqualTo(1);
    }

    @Test
    void aSideIsOfOnePhotograph() {
        arrive("i-1", 1, "s-1", "x");
        arrive("i-2", 1, "s-1", "x");

        take(DecisionLogSamples.side("d-1", "anna", Side.REVERSE, "i-2"));

        var sent = newest();
        assertThat(sent).containsOnlyKeys("i-2");
        assertThat(of(sent, "i-2").getImage().getSide().getSide()).isEqualTo(Side.REVERSE);
        assertThat(of(sent, "i-2").getSpecimen()).isNull();
    }

    @Test
    void aRepeatIsNotTakenTwiceAndRevisionsOfItemsGrow() {
        arrive("i-1", 1, "s-1", null);
        take(DecisionLogSamples.open("d-1", "anna", "y", "Stater"));
        long first = of(newestItems(), "coins/y").getRevision();
        take(DecisionLogSamples.attach("d-2", "anna", "y", "s-1"));
        var second = of(newestItems(), "coins/y");
        newest();

        take(DecisionLogSamples.open("d-1", "anna", "y", "Other"));

        assertThat(items.isEmpty()).isTrue();
        assertThat(decided.isEmpty()).isTrue();
        assertThat(second.getRevision()).isGreaterThan(first);
        assertThat(second.getTitle()).isEqualTo("Stater");
        assertThat(second.getStatus()).isEqualTo(ItemStatus.DRAFT);
    }

    private static <T> T of(Map<String, T> all, String key) {
        return Optional.ofNullable(all.get(key)).orElseThrow();
    }

    private <T extends SpecificRecord> TestInputTopic<String, T> input(Topic topic, Class<T> type) {
        return driver.createInputTopic(
                topic.topicName(), new StringSerializer(), IN_MEMORY.of(type).serializer());
    }

    /** Returns the values that a store has written to its changelog since the last call. */
    private List<byte[]> changelog(String store) {
        var records = driver.createOutputTopic(
                "decisions-test-%s-changelog".formatted(store), new StringDeserializer(), new ByteArrayDeserializer());
        return records.readValuesToList();
    }

    private void take(Decision decision) {
        decisions.pipeInput("coins/" + decision.getDecisionId(), decision);
    }

    private void arrive(String imageId, int version, String specimenId, @Nullable String itemId) {
        arrivals.pipeInput(imageId, DecisionLogSamples.arrival(imageId, version, specimenId, itemId));
    }

    private void withdraw(String imageId, int version) {
        withdrawals.pipeInput(imageId, new ImageWithdrawn(imageId, "coins", "museum", version, "", Instant.EPOCH));
    }

    /** Returns the newest decided states sent since the last call, by imageId. */
    private Map<String, Decided> newest() {
        Map<String, Decided> all = new HashMap<>();
        decided.readKeyValuesToList().forEach(sent -> all.put(sent.key, sent.value));
        return all;
    }

    private Map<String, Item> newestItems() {
        Map<String, Item> all = new HashMap<>();
        items.readKeyValuesToList().forEach(sent -> all.put(sent.key, sent.value));
        seen.putAll(all);
        return new HashMap<>(seen);
    }

    private static CollectionProfile profile(int required) {
        return CollectionProfile.newBuilder()
                .setCollectionId("coins")
                .setTitle("Coins")
                .setSubject("coin")
                .setSides(List.of())
                .setSteps(List.of())
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(true)
                        .setMinConfidence(0.5)
                        .setMaxLabels(10)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(
                        EndpointReference.newBuilder().setEndpoint("relief").build())
                .setFacets(List.of())
                .setAccess("public")
                .setRequiredConfirmations(required)
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }
}
