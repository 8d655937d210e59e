package org.vitrine.training.turn;

import java.io.IOException;
import org.vitrine.models.RotationBank;
import org.vitrine.onnx.PixelModel;
import org.vitrine.onnx.UnservableModel;
import org.vitrine.training.turn.RotationTraining.TrainedRotation;
import org.vitrine.vision.prepare.model.RotationModel;

/**
 * Runs a trained rotation model in this process, for the step {@code upright} of an evaluation. Close it to delete its
 * temporary files.
 */
public final class TrainedRotationModel implements RotationModel, AutoCloseable {

    private static final String NAME = "turns";

    private final TemporaryModels temporaryModels;
    private final PixelModel model;

    private TrainedRotationModel(TemporaryModels temporaryModels, PixelModel model) {
        this.temporaryModels = temporaryModels;
        this.model = model;
    }

    /** @throws IOException if the model cannot be written or loaded */
    public static TrainedRotationModel of(TrainedRotation trained) throws IOException {
        var temporaryModels = TemporaryModels.create();
        try {
            temporaryModels
                    .open(
                            NAME,
                            RotationBank.rotationLogits(NAME, trained.references(), trained.sharpness()),
                            RotationBank.ROTATIONS)
                    .close();
            return new TrainedRotationModel(
                    temporaryModels,
                    PixelModel.newest(temporaryModels.folders(), NAME).orElseThrow());
        } catch (IOException | RuntimeException | UnservableModel unfit) {
            temporaryModels.close();
            throw new IOException("the trained rotation model cannot be loaded: " + unfit.getMessage(), unfit);
        }
    }

    @Override
    public float[] scores(byte[] rgb, int edgePx) {
        return model.run(rgb, edgePx);
    }

    @Override
    public void close() throws IOException {
        model.close();
        temporaryModels.close();
    }
}
