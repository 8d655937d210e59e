package org.vitrine.onnx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.ModelSession.InputBuffer;

/**
 * A model from the models folder that takes raw RGB pixels of a square picture. Used by training to run the rotation
 * model. Threads may call it concurrently; each keeps its own input buffer.
 */
public final class PixelModel implements AutoCloseable {

    private final ModelSession session;
    private final ThreadLocal<InputBuffer> inputBuffers = ThreadLocal.withInitial(InputBuffer::new);

    private PixelModel(ModelSession session) {
        this.session = session;
    }

    /** Loads the newest version of a model; empty if the folder has none of that name. */
    public static Optional<PixelModel> newest(ModelFolders folders, String name) throws IOException, UnservableModel {
        var version =
                folders.all().stream().filter(each -> each.name().equals(name)).findFirst();
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(new PixelModel(ModelSession.load(version.get().folder(), 1)));
    }

    /**
     * Runs the model on one picture and returns its first output: the vector, the class probabilities or the boxes.
     *
     * @param rgb three bytes per pixel, row by row from the top
     * @param edgePx edge of the picture in pixels; must be the edge in the model's card
     * @throws IllegalArgumentException if the model takes another edge
     * @throws IllegalStateException if the model fails on the picture
     */
    public float[] run(byte[] rgb, int edgePx) {
        if (edgePx != session.card().input().edgePx()) {
            throw new IllegalArgumentException("model '%s' takes %d px, the picture has %d"
                    .formatted(session.card().name(), session.card().input().edgePx(), edgePx));
        }
        var picture = new BufferedImage(edgePx, edgePx, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < edgePx * edgePx; i++) {
            int pixel = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
            picture.setRGB(i % edgePx, i / edgePx, pixel);
        }
        try {
            return session.run(List.of(picture), inputBuffers.get())
                    .getFirst()
                    .getFirst()
                    .numbers();
        } catch (ModelSession.RunFailed failed) {
            throw new IllegalStateException(
                    "model '%s' fails: %s".formatted(session.card().name(), failed.getMessage()), failed);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
