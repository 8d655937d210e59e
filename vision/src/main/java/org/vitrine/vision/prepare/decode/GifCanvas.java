package org.vitrine.vision.prepare.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;

import java.awt.Rectangle;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.vitrine.vision.inspect.Inspection;

/**
 * Reads the first frame of a GIF at its position on the canvas. The area around the frame is transparent, as in
 * viewers.
 */
final class GifCanvas {

    private static final String METADATA = "javax_imageio_gif_image_1.0";

    private GifCanvas() {}

    /**
     * Decodes the frame.
     *
     * @param subsampling subsampling: one pixel in this number is read in each direction
     */
    static Mat of(ImageReader reader, Inspection.Accepted header, int subsampling) throws IOException {
        var whole = new Rectangle(0, 0, reader.getWidth(0), reader.getHeight(0));
        var image = reader.read(0, ImageIoDecoder.subsamplingParam(reader, header.format(), subsampling, whole));
        if (!(image.getColorModel() instanceof IndexColorModel palette)) {
            throw new IOException("a GIF without a palette");
        }
        var frame = RasterSamples.toMat(image.getRaster(), palette, header.colour());
        if (whole.width == header.widthPx() && whole.height == header.heightPx()) {
            return frame;
        }
        var tree = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree(METADATA);
        var descriptor =
                (IIOMetadataNode) tree.getElementsByTagName("ImageDescriptor").item(0);
        int left = Integer.parseInt(descriptor.getAttribute("imageLeftPosition")) / subsampling;
        int top = Integer.parseInt(descriptor.getAttribute("imageTopPosition")) / subsampling;
        int width = Math.max(header.widthPx() / subsampling, left + frame.cols());
        int height = Math.max(header.heightPx() / subsampling, top + frame.rows());
        var canvas = new Mat(height, width, CV_8UC4, Scalar.all(0));
        frame.copyTo(new Mat(canvas, new Rect(left, top, frame.cols(), frame.rows())));
        return canvas;
    }
}
