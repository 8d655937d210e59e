package org.vitrine.training.protocol;

import java.nio.file.Path;
import java.util.Optional;
import org.vitrine.training.vectors.InputPreparation.Pipeline;
import org.vitrine.training.vectors.ProgressListener;

/**
 * What is to be measured.
 *
 * @param folder of photographs
 * @param csv lists them
 * @param look how photographs are prepared
 * @param rerank so many first candidates are ordered again by their strokes, measured beside the order by cosine; 0 for none
 * @param keptIn where vectors are kept for the next time; nowhere if empty
 */
public record EvaluationRequest(
        EvaluationProtocol protocol,
        Path folder,
        Path csv,
        Columns columns,
        Pipeline look,
        int rerank,
        Optional<Path> keptIn,
        ProgressListener progress) {

    /**
     * Names of columns.
     *
     * @param label what makes two photographs alike
     * @param group photographs of one are never compared with each other, nor learnt from and tested on
     * @param split {@code query} and {@code gallery}, or {@code train} and {@code test}
     */
    public record Columns(String label, String group, String split) {

        public static final Columns STANDARD = new Columns("label", "group", "split");
    }
}
