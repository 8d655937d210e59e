package org.vitrine.training.turn;

import java.io.IOException;
import org.vitrine.models.TurnBank;
import org.vitrine.onnx.PixelModel;
import org.vitrine.onnx.Unservable;
import org.vitrine.training.turn.TurnTraining.Learnt;
import org.vitrine.vision.prepare.TurnModel;

/** What was learnt, at work in the step {@code upright}, with no server. */
public final class LearntTurn implements TurnModel, AutoCloseable {

    private static final String NAME = "turns";

    private final Workroom room;
    private final PixelModel model;

    private LearntTurn(Workroom room, PixelModel model) {
        this.room = room;
        this.model = model;
    }

    public static LearntTurn of(Learnt learnt) throws IOException {
        var room = Workroom.make();
        try {
            room.open(NAME, TurnBank.turns(NAME, learnt.references(), learnt.sharpness()), TurnBank.TURNS)
                    .close();
            return new LearntTurn(room, PixelModel.newest(room.folders(), NAME).orElseThrow());
        } catch (IOException | RuntimeException | Unservable unfit) {
            room.close();
            throw new IOException("what was learnt of turning cannot be run: " + unfit.getMessage(), unfit);
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
