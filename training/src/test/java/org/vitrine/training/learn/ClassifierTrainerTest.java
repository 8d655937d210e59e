package org.vitrine.training.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vitrine.training.vectors.TrainingVector;

class ClassifierTrainerTest {

    private static final int DIMENSION = 32;

    @Test
    void whatCanBeToldApartIsLearntAndItsConfidenceMeansWhatItSays() {
        // When
        var learnt = new ClassifierTrainer(HeadHyperparameters.STANDARD).learn(lessons(240, 1.2));

        // Then
        assertThat(learnt.figures().accuracy()).isGreaterThan(0.8);
        assertThat(learnt.figures().calibrationError()).isLessThan(0.12);
        assertThat(learnt.figures().count()).isEqualTo(240);
    }

    @Test
    void whatCannotBeToldApartIsSaidWithLittleConfidence() {
        // When
        var learnt = new ClassifierTrainer(HeadHyperparameters.STANDARD).learn(lessons(240, 0));

        // Then
        assertThat(learnt.figures().accuracy()).isLessThan(0.6);
        assertThat(learnt.figures().calibrationError()).isLessThan(0.2);
    }

    @Test
    void theSameSeedLearnsTheSame() {
        var lessons = lessons(60, 1.2);
        assertThat(new ClassifierTrainer(HeadHyperparameters.STANDARD)
                        .learn(lessons)
                        .head()
                        .weights())
                .isEqualTo(new ClassifierTrainer(HeadHyperparameters.STANDARD)
                        .learn(lessons)
                        .head()
                        .weights());
    }

    @Test
    void aRareClassIsNotForgotten() {
        // Given
        var lessons = new ArrayList<>(lessons(300, 1.6));
        lessons.removeIf(
                lesson -> lesson.label().equals("c") && lesson.specimen().hashCode() % 8 != 0);

        // When
        var learnt = new ClassifierTrainer(HeadHyperparameters.STANDARD).learn(lessons);

        // Then
        assertThat(learnt.figures().classes().getLast().recall()).isGreaterThan(0.5);
    }

    @Test
    void manyClassesAreLearntAlongFewerDirectionsAsWellAsOfWholeVectors() {
        // Given
        var lessons = lessons(240, 1.2);
        var whole = HeadHyperparameters.STANDARD;
        var along = new HeadHyperparameters(
                whole.seed(),
                whole.mostEpochs(),
                whole.patience(),
                whole.learningRate(),
                whole.batch(),
                whole.folds(),
                DIMENSION / 2,
                DIMENSION,
                whole.everyFoldUpTo());

        // When
        var learnt = new ClassifierTrainer(along).learn(lessons);

        // Then
        assertThat(learnt.directions()).isEqualTo(DIMENSION / 2);
        assertThat(new ClassifierTrainer(whole).learn(lessons).directions()).isEqualTo(DIMENSION);
        assertThat(learnt.figures().accuracy()).isGreaterThan(0.8);
        assertThat(learnt.head().dimension()).isEqualTo(DIMENSION);
    }

    /** Examples of three classes, with two photographs for each specimen: a direction of the class and noise. */
    private static List<TrainingExample> lessons(int count, double apart) {
        var random = new Random(5);
        var lessons = new ArrayList<TrainingExample>();
        for (int i = 0; i < count; i++) {
            int label = i / 2 % 3;
            var numbers = new float[DIMENSION];
            for (int j = 0; j < DIMENSION; j++) {
                numbers[j] = (float) (1 + 0.5 * random.nextGaussian() + (j % 3 == label ? apart * 0.5 : 0));
            }
            lessons.add(new TrainingExample(
                    TrainingVector.of(numbers), List.of("a", "b", "c").get(label), "specimen " + i / 2));
        }
        return lessons;
    }
}
