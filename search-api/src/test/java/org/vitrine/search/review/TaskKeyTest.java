package org.vitrine.search.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.QueuedImage;
import org.vitrine.imageindex.ReviewQueue;

class TaskKeyTest {

    private static final QueuedImage FRONT = new QueuedImage("img-1", "berlin", "17");
    private static final QueuedImage BACK = new QueuedImage("img-2", "berlin", "17");

    private static String id(ReviewQueue queue, QueuedImage image) {
        return TaskKey.of("coins", queue, image).id();
    }

    @Test
    void aSpecimenHasOneTaskAboutItsItemInWhateverQueuesItIs() {
        assertThat(id(ReviewQueue.NEW, FRONT))
                .isEqualTo(id(ReviewQueue.UNCERTAIN, BACK))
                .isEqualTo(id(ReviewQueue.CONFLICT, FRONT))
                .isNotEqualTo(id(ReviewQueue.SAME_SPECIMEN, FRONT));
    }

    @Test
    void photographsThatMayRepeatOthersHaveATaskEach() {
        assertThat(id(ReviewQueue.DUPLICATE, FRONT)).isNotEqualTo(id(ReviewQueue.DUPLICATE, BACK));
    }

    @Test
    void twoInstitutionsAndTwoCollectionsAreKeptApart() {
        assertThat(id(ReviewQueue.NEW, new QueuedImage("img-3", "vienna", "17")))
                .isNotEqualTo(id(ReviewQueue.NEW, FRONT));
        assertThat(TaskKey.of("medals", ReviewQueue.NEW, FRONT).id()).isNotEqualTo(id(ReviewQueue.NEW, FRONT));
    }

    @Test
    void aTokenGivesItsTaskAndAnyOtherTextGivesNone() {
        String id = id(ReviewQueue.NEW, FRONT);

        assertThat(TaskKey.taskOf(id + ".AAAAAAAAAAAAAAAAAAAAAA")).contains(id);
        assertThat(TaskKey.taskOf(id)).isEmpty();
        assertThat(TaskKey.taskOf("../" + id + ".AAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
        assertThat(TaskKey.taskOf("")).isEmpty();
    }
}
