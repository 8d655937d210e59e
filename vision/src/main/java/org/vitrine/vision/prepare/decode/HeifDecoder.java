package org.vitrine.vision.prepare.decode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.HeifLibrary;
import org.vitrine.vision.prepare.decode.DecodedSamples.Alpha;

/**
 * Decodes HEIF with the system's libheif ({@code heif.h}, whose C interface has been stable since 1.0), called through
 * the foreign function interface. The library applies rotation and mirroring itself.
 */
final class HeifDecoder {

    private static final Linker LINKER = Linker.nativeLinker();
    /** Layout of {@code struct heif_error}: code, subcode, message; code 0 is no error. */
    private static final MemoryLayout ERROR = MemoryLayout.structLayout(JAVA_INT, JAVA_INT, ADDRESS);

    private static final int COLOURS_RGB = 1;
    private static final int INTERLEAVED_RGB = 10;
    private static final int INTERLEAVED_RGBA = 11;
    private static final int INTERLEAVED = 10;

    private final SymbolLookup library;
    private final Arena arena;

    private HeifDecoder(SymbolLookup library, Arena arena) {
        this.library = library;
        this.arena = arena;
    }

    /** Decodes the primary picture; empty if the library is not installed or cannot decode the pixels. */
    static Optional<DecodedSamples> decode(byte[] file) {
        return HeifLibrary.loaded().flatMap(library -> {
            try (var arena = Arena.ofConfined()) {
                return new HeifDecoder(library, arena).samples(file);
            }
        });
    }

    private Optional<DecodedSamples> samples(byte[] file) {
        var context = (MemorySegment) call("heif_context_alloc", FunctionDescriptor.of(ADDRESS));
        try {
            var bytes = arena.allocate(file.length);
            MemorySegment.copy(file, 0, bytes, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, file.length);
            var handle = arena.allocate(ADDRESS);
            boolean found = succeeds(
                            "heif_context_read_from_memory_without_copy",
                            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS),
                            context,
                            bytes,
                            (long) file.length,
                            MemorySegment.NULL)
                    && succeeds(
                            "heif_context_get_primary_image_handle",
                            FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS),
                            context,
                            handle);
            return found ? ofHandle(handle.get(ADDRESS, 0)) : Optional.empty();
        } finally {
            release("heif_context_free", context);
        }
    }

    private Optional<DecodedSamples> ofHandle(MemorySegment handle) {
        try {
            boolean alpha = number("heif_image_handle_has_alpha_channel", handle) != 0;
            boolean associated = alpha && number("heif_image_handle_is_premultiplied_alpha", handle) != 0;
            var image = arena.allocate(ADDRESS);
            boolean decoded = succeeds(
                    "heif_decode_image",
                    FunctionDescriptor.of(ERROR, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
                    handle,
                    image,
                    COLOURS_RGB,
                    alpha ? INTERLEAVED_RGBA : INTERLEAVED_RGB,
                    MemorySegment.NULL);
            if (!decoded) {
                return Optional.empty();
            }
            var pixels = pixels(image.get(ADDRESS, 0), alpha ? 4 : 3);
            return Optional.of(new DecodedSamples(
                    pixels, !alpha ? Alpha.ABSENT : associated ? Alpha.ASSOCIATED : Alpha.STRAIGHT, true));
        } finally {
            release("heif_image_handle_release", handle);
        }
    }

    private Mat pixels(MemorySegment image, int channels) {
        try {
            int width = numberOf("heif_image_get_width", image);
            int height = numberOf("heif_image_get_height", image);
            var stride = arena.allocate(JAVA_INT);
            var plane = (MemorySegment) call(
                    "heif_image_get_plane_readonly",
                    FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS),
                    image,
                    INTERLEAVED,
                    stride);
            int rowBytes = stride.get(JAVA_INT, 0);
            var rows = plane.reinterpret((long) rowBytes * height);
            var pixels = new Mat(height, width, CV_8UC(channels));
            var row = new byte[width * channels];
            for (int y = 0; y < height; y++) {
                MemorySegment.copy(
                        rows, java.lang.foreign.ValueLayout.JAVA_BYTE, (long) y * rowBytes, row, 0, row.length);
                new BytePointer(pixels.ptr(y)).put(row);
            }
            cvtColor(pixels, pixels, channels == 4 ? COLOR_RGBA2BGRA : COLOR_RGB2BGR);
            return pixels;
        } finally {
            release("heif_image_release", image);
        }
    }

    private int number(String function, MemorySegment of) {
        return (int) call(function, FunctionDescriptor.of(JAVA_INT, ADDRESS), of);
    }

    private int numberOf(String function, MemorySegment image) {
        return (int) call(function, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), image, INTERLEAVED);
    }

    private void release(String function, MemorySegment pointer) {
        call(function, FunctionDescriptor.ofVoid(ADDRESS), pointer);
    }

    private boolean succeeds(String function, FunctionDescriptor descriptor, Object... arguments) {
        var all = new Object[arguments.length + 1];
        all[0] = arena;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ((MemorySegment) call(function, descriptor, all)).get(JAVA_INT, 0) == 0;
    }

    private Object call(String function, FunctionDescriptor descriptor, Object... arguments) {
        MethodHandle handle = LINKER.downcallHandle(library.findOrThrow(function), descriptor);
        try {
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new IllegalStateException("libheif cannot be called: " + function, fault);
        }
    }
}
