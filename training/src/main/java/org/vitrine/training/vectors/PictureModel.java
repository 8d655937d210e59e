package org.vitrine.training.vectors;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.DecodedPicture;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;
import org.vitrine.onnx.ModelSession;
import org.vitrine.onnx.ModelSession.InputBuffer;
import org.vitrine.onnx.UnservableModel;
import org.vitrine.training.labelled.TrainingInputException;

/**
 * A model of a models folder that runs in this process, without model-server. Safe from any thread. Close it to free
 * its memory.
 */
public final class PictureModel implements AutoCloseable {

    /** Maximum number of pixels of a picture; the same limit as in model-server. */
    private static final long MAX_PIXELS = 100_000_000;

    private final Version version;
    private final ModelSession session;
    private final ThreadLocal<InputBuffer> buffers = ThreadLocal.withInitial(InputBuffer::new);

    private PictureModel(Version version, ModelSession session) {
        this.version = version;
        this.session = session;
    }

    /**
     * Opens a model.
     *
     * @param reference name, for the newest version, or {@code name@version}
     * @throws LabelledException if there is no such model, or it cannot be loaded
     */
    public static PictureModel open(ModelFolders folders, String reference) throws IOException {
        var at = reference.indexOf('@');
        var name = at < 0 ? reference : reference.substring(0, at);
        var number = at < 0 ? Optional.<String>empty() : Optional.of(reference.substring(at + 1));
        var all = folders.all();
        var version = all.stream()
                .filter(each -> each.name().equals(name)
                        && number.map(each.version()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> new TrainingInputException("there is no model '%s' in %s; its models are %s"
                        .formatted(
                                reference,
                                folders.root(),
                                all.stream()
                                        .map(each -> each.name() + "@" + each.version())
                                        .toList())));
        try {
            return new PictureModel(version, ModelSession.load(version.folder(), 1));
        } catch (UnservableModel refused) {
            throw new TrainingInputException(String.valueOf(refused.getMessage()));
        }
    }

    public ModelCard card() {
        return session.card();
    }

    public Version version() {
        return version;
    }

    /**
     * Runs the model on an encoded picture (JPEG or PNG) and returns its output. Input size and fit are those of its
     * card.
     *
     * @throws IOException if the picture cannot be decoded or the model fails
     */
    public float[] infer(byte[] picture) throws IOException {
        return switch (DecodedPicture.decode(picture, MAX_PIXELS)) {
            case DecodedPicture.DecodeResult.Success(var decoded) -> infer(decoded);
            case DecodedPicture.DecodeResult.NotAnImage(var sentence) -> throw new IOException(sentence);
            case DecodedPicture.DecodeResult.TooLarge(var sentence) -> throw new IOException(sentence);
        };
    }

    private float[] infer(DecodedPicture picture) throws IOException {
        var input = card().input();
        var square = picture.fittedIntoSquare(input.edgePx(), input.fit()).pixels();
        try {
            return session.run(List.of(square), buffers.get())
                    .getFirst()
                    .getFirst()
                    .numbers();
        } catch (ModelSession.RunFailed failed) {
            throw new IOException("'%s' fails: %s".formatted(card().name(), failed.getMessage()), failed);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
