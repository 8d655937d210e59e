package org.vitrine.inference.describe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.vitrine.inference.statement.ImageExtent;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.LabelLimits;
import org.vitrine.inference.statement.PictureShape;

/**
 * The multipart form of {@code POST /v1/describe}: one or two renditions of a query photograph, and the original's size.
 */
class DescribeForm {

    @RestForm("prepared")
    @Schema(implementation = UploadedPicture.class, description = "The object cut out and squared, PNG or JPEG.")
    @Nullable
    FileUpload prepared;

    @RestForm("access")
    @Schema(
            implementation = UploadedPicture.class,
            description =
                    "The whole photograph, upright, PNG or JPEG. Without it, labels are skipped and detectors get 'prepared'.")
    @Nullable
    FileUpload access;

    @RestForm("widthPx")
    @Schema(description = "Width of the upright original; boxes are in its pixels. If absent, the width of 'access'.")
    @Nullable
    Integer widthPx;

    @RestForm("heightPx")
    @Schema(description = "Height of the upright original, given together with widthPx.")
    @Nullable
    Integer heightPx;

    /** The schema of a file part in the OpenAPI document. */
    @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, format = "binary")
    interface UploadedPicture {}

    /**
     * Reads and validates the parts; blocks, because they are files on disk.
     *
     * @param maxBytes most bytes of one part
     * @throws org.vitrine.problem.ProblemException if part 'prepared' is missing, or a part is too large or neither PNG
     *     nor JPEG
     */
    RenditionSet pictures(long maxBytes) {
        if (prepared == null) {
            throw new InferenceProblem.MissingPart("prepared").exception();
        }
        var preparedBytes = bytes("prepared", prepared, maxBytes);
        shape("prepared", preparedBytes);
        var preparedInput = input(preparedBytes, Optional.empty());
        if (access == null) {
            return new RenditionSet(
                    preparedInput,
                    Optional.empty(),
                    new RenditionSet.LabelInputs.Absent(LabelLimits.BYTES.noRendition()),
                    new RenditionSet.LabelInputs.Absent(LabelLimits.CUSTOM_BYTES.noRendition()));
        }
        var accessBytes = bytes("access", access, maxBytes);
        var shape = shape("access", accessBytes);
        var whole = input(accessBytes, Optional.of(original(shape.extent())));
        return new RenditionSet(
                preparedInput,
                Optional.of(whole),
                labelInputs(LabelLimits.BYTES, shape, whole, accessBytes.length),
                labelInputs(LabelLimits.CUSTOM_BYTES, shape, whole, accessBytes.length));
    }

    private static RenditionSet.LabelInputs labelInputs(
            LabelLimits limits, PictureShape shape, ImageInput whole, int sizeBytes) {
        return limits.objection(shape, sizeBytes)
                .<RenditionSet.LabelInputs>map(RenditionSet.LabelInputs.Absent::new)
                .orElseGet(() -> new RenditionSet.LabelInputs.Present(List.of(whole)));
    }

    private static ImageInput input(byte[] bytes, Optional<ImageExtent> original) {
        return new ImageInput(RequestDigest.of(bytes), new ImageInput.Transport.Bytes(bytes), original);
    }

    private ImageExtent original(ImageExtent extent) {
        if (widthPx == null && heightPx == null) {
            return extent;
        }
        if (widthPx == null || heightPx == null || widthPx < 1 || heightPx < 1) {
            throw new InferenceProblem.IncompleteExtent().exception();
        }
        return new ImageExtent(widthPx, heightPx);
    }

    private static PictureShape shape(String part, byte[] bytes) {
        return PictureShape.of(bytes).orElseThrow(() -> new InferenceProblem.UnsupportedPart(part).exception());
    }

    private static byte[] bytes(String part, FileUpload upload, long maxBytes) {
        if (upload.size() > maxBytes) {
            throw new InferenceProblem.PartTooLarge(part, upload.size(), maxBytes).exception();
        }
        try {
            return Files.readAllBytes(upload.uploadedFile());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the uploaded part '" + part + "'", failure);
        }
    }
}
