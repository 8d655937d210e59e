package org.vitrine.vision.prepare.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/**
 * Writes small TIFFs with any tags: pages of one strip, plain or deflated, or of several strips or tiles; interleaved
 * or planar.
 */
final class TiffFile {

    private final ByteOrder order;
    private final List<Page> pages = new ArrayList<>();

    /** A directory of tags, and the bytes of its strips. */
    record Page(TreeMap<Integer, int[]> tags, TreeMap<Integer, byte[]> bytes, List<byte[]> strips) {

        Page tag(int tag, int... values) {
            tags.put(tag, values);
            return this;
        }

        Page bytes(int tag, byte[] value) {
            bytes.put(tag, value);
            return this;
        }
    }

    /** Returns the samples of a pixel. */
    @FunctionalInterface
    interface Pixels {
        int[] at(int x, int y);
    }

    private TiffFile(ByteOrder order) {
        this.order = order;
    }

    static TiffFile of(ByteOrder order) {
        return new TiffFile(order);
    }

    Page page(int width, int height, int photometric, int bits, int samples, Pixels pixels) {
        return page(width, height, photometric, bits, samples, pixels, false, false);
    }

    Page page(
            int width,
            int height,
            int photometric,
            int bits,
            int samples,
            Pixels pixels,
            boolean planar,
            boolean deflated) {
        List<byte[]> strips = new ArrayList<>();
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            byte[] rows = rows(width, height, bits, planar ? plane : 0, planar ? plane + 1 : samples, pixels);
            strips.add(deflated ? deflate(rows) : rows);
        }
        var depths = new int[samples];
        java.util.Arrays.fill(depths, bits);
        var page = new Page(new TreeMap<>(), new TreeMap<>(), strips)
                .tag(256, width)
                .tag(257, height)
                .tag(258, depths)
                .tag(259, deflated ? 8 : 1)
                .tag(262, photometric)
                .tag(277, samples)
                .tag(278, height)
                .tag(284, planar ? 2 : 1);
        pages.add(page);
        return page;
    }

    /**
     * Adds a page of RGB in several parts.
     *
     * @param partWidth width of a tile in pixels, a multiple of 16; 0 for strips
     * @param partHeight rows of a strip, or height of a tile, a multiple of 16
     */
    Page pageInParts(int width, int height, int bits, Pixels pixels, int partWidth, int partHeight, boolean planar) {
        int samples = 3;
        var page = page(width, height, 2, bits, samples, pixels, planar, false);
        boolean tiled = partWidth > 0;
        page.strips.clear();
        if (tiled) {
            page.tags.remove(278);
            page.tag(322, partWidth).tag(323, partHeight);
        } else {
            page.tag(278, partHeight);
        }
        int columns = tiled ? partWidth : width;
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            int to = planar ? plane + 1 : samples;
            for (int top = 0; top < height; top += partHeight) {
                int rows = tiled ? partHeight : Math.min(partHeight, height - top);
                for (int left = 0; left < width; left += columns) {
                    int x0 = left;
                    int y0 = top;
                    page.strips.add(rows(columns, rows, bits, plane, to, (x, y) -> pixels.at(x0 + x, y0 + y)));
                }
            }
        }
        return page;
    }

    private byte[] rows(int width, int height, int bits, int from, int to, Pixels pixels) {
        var out = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            int held = 0;
            int count = 0;
            for (int x = 0; x < width; x++) {
                int[] samples = pixels.at(x, y);
                for (int s = from; s < to; s++) {
                    if (bits == 16) {
                        boolean big = order == ByteOrder.BIG_ENDIAN;
                        out.write(big ? samples[s] >> 8 : samples[s]);
                        out.write(big ? samples[s] : samples[s] >> 8);
                    } else {
                        held = held << bits | samples[s] & (1 << bits) - 1;
                        count += bits;
                        if (count == 8) {
                            out.write(held);
                            held = 0;
                            count = 0;
                        }
                    }
                }
            }
            if (count > 0) {
                out.write(held << 8 - count);
            }
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] rows) {
        var deflater = new Deflater();
        deflater.setInput(rows);
        deflater.finish();
        var buffer = new byte[rows.length + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return java.util.Arrays.copyOf(buffer, length);
    }

    byte[] write() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I', 42, 0} : new byte[] {'M', 'M', 0, 42});
        out.writeBytes(u32(8));
        for (int i = 0; i < pages.size(); i++) {
            out.writeBytes(directory(pages.get(i), out.size(), i == pages.size() - 1));
        }
        return out.toByteArray();
    }

    /** Writes the directory, then the values to which its tags point. */
    private byte[] directory(Page page, int at, boolean last) {
        int entries = page.tags.size() + page.bytes.size() + 2;
        int bodyAt = at + 2 + 12 * entries + 4;
        var body = new ByteArrayOutputStream();
        var offsets = new int[page.strips.size()];
        var counts = new int[page.strips.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = bodyAt + body.size();
            counts[i] = page.strips.get(i).length;
            body.writeBytes(page.strips.get(i));
            align(body);
        }
        var all = new TreeMap<Integer, Object>();
        all.putAll(page.tags);
        all.putAll(page.bytes);
        boolean tiled = page.tags.containsKey(322);
        all.put(tiled ? 324 : 273, offsets);
        all.put(tiled ? 325 : 279, counts);
        var head = new ByteArrayOutputStream();
        head.writeBytes(u16(entries));
        all.forEach((tag, value) -> head.writeBytes(entry(tag, value, body, bodyAt)));
        head.writeBytes(u32(last ? 0 : bodyAt + body.size()));
        head.writeBytes(body.toByteArray());
        return head.toByteArray();
    }

    private byte[] entry(int tag, Object value, ByteArrayOutputStream body, int bodyAt) {
        boolean raw = value instanceof byte[];
        boolean offsets = tag == 273 || tag == 279 || tag == 324 || tag == 325;
        var packed = new ByteArrayOutputStream();
        int count;
        if (value instanceof byte[] bytes) {
            packed.writeBytes(bytes);
            count = bytes.length;
        } else {
            int[] numbers = (int[]) value;
            for (int number : numbers) {
                packed.writeBytes(offsets ? u32(number) : u16(number));
            }
            count = numbers.length;
        }
        var entry = new ByteArrayOutputStream();
        entry.writeBytes(u16(tag));
        entry.writeBytes(u16(raw ? 7 : offsets ? 4 : 3));
        entry.writeBytes(u32(count));
        if (packed.size() <= 4) {
            entry.writeBytes(java.util.Arrays.copyOf(packed.toByteArray(), 4));
        } else {
            entry.writeBytes(u32(bodyAt + body.size()));
            body.writeBytes(packed.toByteArray());
            align(body);
        }
        return entry.toByteArray();
    }

    private static void align(ByteArrayOutputStream body) {
        if (body.size() % 2 == 1) {
            body.write(0);
        }
    }

    private byte[] u16(int value) {
        return ByteBuffer.allocate(2).order(order).putShort((short) value).array();
    }

    private byte[] u32(int value) {
        return ByteBuffer.allocate(4).order(order).putInt(value).array();
    }
}
