package org.vitrine.training.turn;

import java.io.IOException;
import org.vitrine.models.RotationBank;
import org.vitrine.onnx.PixelModel;
import org.vitrine.onnx.UnservableModel;
import org.vitrine.training.turn.RotationTraining.Learnt;
import org.vitrine.vision.prepare.RotationModel;

/**
 * Runs a trained rotation model in this process, for the step {@code upright} of an evaluation. Close it to delete its
 * temporary files.
 */
public final class TrainedRotationModel implements RotationModel, AutoCloseable {

    private static final String NAME = "turns";

    private final ScratchModels room;
    private final PixelModel model;

    private TrainedRotationModel(ScratchModels room, PixelModel model) {
        this.room = room;
        this.model = model;
    }

    /** @throws IOException if the model cannot be written or loaded */
    public static TrainedRotationModel of(Learnt learnt) throws IOException {
        var room = ScratchModels.make();
        try {
            room.open(NAME, RotationBank.turns(NAME, learnt.references(), learnt.sharpness()), RotationBank.TURNS)
                    .close();
            return new TrainedRotationModel(
                    room, PixelModel.newest(room.folders(), NAME).orElseThrow());
        } catch (IOException | RuntimeException | UnservableModel unfit) {
            room.close();
            throw new IOException("the trained rotation model cannot be loaded: " + unfit.getMessage(), unfit);
        }
    }

    @Override
    public float[] scores(byte[] rgb, int edgePx) {
        return model.answer(rgb, edgePx);
    }

    @Override
    public void close() throws IOException {
        model.close();
        room.close();
    }
}
