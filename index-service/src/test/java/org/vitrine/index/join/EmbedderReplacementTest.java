package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Model;
import org.vitrine.index.samples.ImageFactSamples;

/** Tests the replacement of an embedder: which vectors a document has, and which indexes are outdated. */
class EmbedderReplacementTest {

    private static final ImageFactSamples IMAGE = new ImageFactSamples("img-a", "coins");

    @Test
    void whileAnEmbedderIsReplacedADocumentHasBothVectors() {
        var document = document(after(own("old", 0), next("new", 1)));

        assertThat(document.getEmbedded().getVector().getModel().getName()).isEqualTo("old");
        assertThat(document.getNextEmbedded().getVector().getModel().getName()).isEqualTo("new");
        assertThat(document.getSupersededModels()).isEmpty();
    }

    @Property(tries = 200)
    void theVectorsOfADocumentDoNotDependOnTheOrderOfFacts(@ForAll long seed) {
        // Given
        var facts = Arrays.asList(own("old", 0), own("old", 2), next("new", 3), next("new", 1));

        // When
        Collections.shuffle(facts, new Random(seed));
        var document = document(after(facts.toArray(Embedded[]::new)));

        // Then
        assertThat(document.getEmbedded().getEmbeddedAt())
                .isEqualTo(own("old", 2).getEmbeddedAt());
        assertThat(document.getNextEmbedded().getEmbeddedAt())
                .isEqualTo(own("new", 3).getEmbeddedAt());
    }

    @Test
    void onceTheNextVectorIsTheCollectionsOwnTheFormerModelIsSuperseded() {
        var document = document(after(own("old", 0), next("new", 1), own("new", 2)));

        assertThat(document.getEmbedded().getVector().getModel().getName()).isEqualTo("new");
        assertThat(document.getNextEmbedded()).isNull();
        assertThat(names(document)).containsExactly("old");
    }

    @Test
    void aReplacementThatIsCancelledSupersedesTheNextModel() {
        var document = document(after(own("old", 0), next("new", 1), own("old", 2)));

        assertThat(document.getEmbedded().getVector().getModel().getName()).isEqualTo("old");
        assertThat(names(document)).containsExactly("new");
    }

    @Test
    void afterAChangeAndBackOnlyTheModelInBetweenIsSuperseded() {
        var document = document(after(own("old", 0), next("new", 1), own("new", 2), next("old", 3), own("old", 4)));

        assertThat(names(document)).containsExactly("new");
    }

    /** Without this, the index of the former model would keep the replaced photograph. */
    @Test
    void otherBytesDescribedByAnotherModelSupersedeTheFormerModel() {
        // Given
        var known = after(own("old", 0));

        // When
        known = known.apply(new Fact.Arrived(IMAGE.arrived(2, "b", Change.PIXELS, Map.of())))
                .apply(new Fact.ImagePreprocessed(IMAGE.preprocessed(2, "b")))
                .apply(new Fact.ImageClassified(IMAGE.classified(2, "b")))
                .apply(new Fact.ImageEmbedded(vector("new", 2, "b", 0, false)));

        // Then
        assertThat(names(document(known))).containsExactly("old");
    }

    @Test
    void aNewVersionOfTheSameModelSupersedesTheFormerVersion() {
        var newer = own("old", 1);
        newer.getVector().setModel(new Model("sagemaker", "old", "2", ""));

        var document = document(after(own("old", 0), newer));

        assertThat(document.getSupersededModels()).extracting(Model::getVersion).containsExactly("1");
    }

    @Test
    void afterAWithdrawalNoModelIsRemembered() {
        var known = after(own("old", 0), own("new", 1)).apply(new Fact.Withdrawn(IMAGE.withdrawn(2)));

        assertThat(known.models().newestFirst()).isEmpty();
    }

    @Test
    void ofManyModelsAtMostFourAreSuperseded() {
        var known = after(own("m0", 0));
        for (int i = 1; i < 10; i++) {
            known = known.apply(new Fact.ImageEmbedded(own("m" + i, i)));
        }

        assertThat(names(document(known))).containsExactly("m8", "m7", "m6", "m5");
    }

    private static List<String> names(ImageDocument document) {
        return document.getSupersededModels().stream().map(Model::getName).toList();
    }

    private static ImageDocument document(ImageFacts known) {
        return known.document().orElseThrow();
    }

    private static ImageFacts after(Embedded... vectors) {
        var known = ImageFacts.NONE
                .apply(new Fact.Arrived(IMAGE.arrived(1, "a", Change.NEW, Map.of())))
                .apply(new Fact.ImagePreprocessed(IMAGE.preprocessed(1, "a")))
                .apply(new Fact.ImageClassified(IMAGE.classified(1, "a")));
        for (Embedded vector : vectors) {
            known = known.apply(new Fact.ImageEmbedded(vector));
        }
        return known;
    }

    private static Embedded own(String model, int minutes) {
        return vector(model, 1, "a", minutes, false);
    }

    private static Embedded next(String model, int minutes) {
        return vector(model, 1, "a", minutes, true);
    }

    private static Embedded vector(String model, int version, String content, int minutes, boolean alongside) {
        var fact = IMAGE.embedded(version, content, 1, 0);
        fact.getVector().setModel(new Model("sagemaker", model, "1", ""));
        fact.setAlongside(alongside);
        fact.setEmbeddedAt(fact.getEmbeddedAt().plus(Duration.ofMinutes(minutes)));
        return fact;
    }
}
