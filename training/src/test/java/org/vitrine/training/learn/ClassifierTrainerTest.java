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
    void separableClassesArePredictedWithCalibratedConfidence() {
        // When
        var trained = new ClassifierTrainer(HeadHyperparameters.STANDARD).train(lessons(240, 1.2));

        // Then
        assertThat(trained.figures().accuracy()).isGreaterThan(0.8);
        assertThat(trained.figures().calibrationError()).isLessThan(0.12);
        assertThat(trained.figures().count()).isEqualTo(240);
    }

    @Test
    void inseparableClassesGiveLowAccuracyWithCalibratedConfidence() {
        // When
        var trained = new ClassifierTrainer(HeadHyperparameters.STANDARD).train(lessons(240, 0));

        // Then
        assertThat(trained.figures().accuracy()).isLessThan(0.6);
        assertThat(trained.figures().calibrationError()).isLessThan(0.2);
    }

    @Test
    void theSameSeedGivesTheSameClassifier() {
        var examples = lessons(60, 1.2);
        assertThat(new ClassifierTrainer(HeadHyperparameters.STANDARD)
                        .train(examples)
                        .head()
                        .weights())
                .isEqualTo(new ClassifierTrainer(HeadHyperparameters.STANDARD)
                        .train(examples)
                        .head()
                        .weights());
    }

    @Test
    void aRareClassIsNotForgotten() {
        // Given
        var examples = new ArrayList<>(lessons(300, 1.6));
        examples.removeIf(
                lesson -> lesson.label().equals("c") && lesson.specimen().hashCode() % 8 != 0);

        // When
        var trained = new ClassifierTrainer(HeadHyperparameters.STANDARD).train(examples);

        // Then
        assertThat(trained.figures().classes().getLast().recall()).isGreaterThan(0.5);
    }

    @Test
    void trainingOnPrincipalComponentsIsAsAccurateAsOnWholeVectors() {
        // Given
        var examples = lessons(240, 1.2);
        var whole = HeadHyperparameters.STANDARD;
        var along = new HeadHyperparameters(
                whole.seed(),
                whole.maxEpochs(),
                whole.patience(),
                whole.learningRate(),
                whole.batch(),
                whole.folds(),
                DIMENSION / 2,
                DIMENSION,
                whole.allFoldsUpTo());

        // When
        var trained = new ClassifierTrainer(along).train(examples);

        // Then
        assertThat(trained.directions()).isEqualTo(DIMENSION / 2);
        assertThat(new ClassifierTrainer(whole).train(examples).directions()).isEqualTo(DIMENSION);
        assertThat(trained.figures().accuracy()).isGreaterThan(0.8);
        assertThat(trained.head().dimension()).isEqualTo(DIMENSION);
    }

    /** Examples of three classes, with two photographs for each specimen: a direction of the class and noise. */
    private static List<TrainingExample> lessons(int count, double apart) {
        var random = new Random(5);
        var examples = new ArrayList<TrainingExample>();
        for (int i = 0; i < count; i++) {
            int label = i / 2 % 3;
            var numbers = new float[DIMENSION];
            for (int j = 0; j < DIMENSION; j++) {
                numbers[j] = (float) (1 + 0.5 * random.nextGaussian() + (j % 3 == label ? apart * 0.5 : 0));
            }
            examples.add(new TrainingExample(
                    TrainingVector.of(numbers), List.of("a", "b", "c").get(label), "specimen " + i / 2));
        }
        return examples;
    }
}
