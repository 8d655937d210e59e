package org.vitrine.search.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the examples with the records of the answers: an example that the code would not write misleads those who
 * copy it.
 */
class OpenApiCompletionTest {

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    @ParameterizedTest
    @CsvSource({
        "searchByPhotograph, photograph.SearchAnswer",
        "findSimilar, similar.SimilarResource$SimilarAnswer",
        "compareImages, compare.CompareAnswer",
        "comparePhotograph, compare.CompareAnswer",
        "comparePhotographOfForm, compare.CompareAnswer",
        "decide, decide.DecisionResource$DecisionAnswer",
        "previewDecision, decide.DecisionPreview",
        "listDecisions, decide.DecisionResource$ListOfDecisions",
        "getDecision, decide.DecisionView",
        "listItems, decide.ItemEditResource$ListOfItems",
        "openItem, decide.DecisionResource$DecisionAnswer",
        "changeItem, decide.ItemEditResource$ItemDecisions",
        "listPeople, people.PeopleResource$ListOfPeople",
        "getImage, view.ImageView",
        "listImages, browse.ImageListResource$ImageListPage",
        "getSpecimen, browse.SpecimenResource$SpecimenAnswer",
        "findSpecimen, browse.SpecimenResource$SpecimenAnswer",
        "getItem, browse.ItemResource$Item",
        "findItem, browse.ItemResource$Item",
        "getCollection, collection.CollectionView",
        "getReview, review.ReviewOverview",
        "nextReviewTasks, review.ReviewResource$ReviewTaskList",
        "renewReviewLease, review.ReviewResource$ReviewLeaseView",
        "releaseReviewLease, review.ReviewResource$ReviewLeaseView",
        "getAccuracy, accuracy.LiveAccuracy",
        "listCollections, collection.SearchableCollectionResource$ListOfCollections"
    })
    void anExampleIsWhatTheRecordWrites(String operation, String type) throws IOException, ClassNotFoundException {
        // Given
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/openapi/" + operation + ".json"))) {
            var example = json.readTree(file);

            // When
            Object read = json.treeToValue(example, Class.forName("org.vitrine.search." + type));

            // Then
            assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(example);
        }
    }
}
