package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import org.vitrine.inference.statement.ImageInput;

/** Gets the bytes of a picture once it is known that somebody must be asked; each picture once. */
public interface PictureReader {

    Uni<byte[]> bytes(ImageInput imageInput);
}
