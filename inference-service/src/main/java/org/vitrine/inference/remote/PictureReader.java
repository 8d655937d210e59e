package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import org.vitrine.inference.statement.ImageInput;

/** Gets the bytes of a picture, only when a remote must be called with them; each picture is read once. */
public interface PictureReader {

    Uni<byte[]> bytes(ImageInput imageInput);
}
