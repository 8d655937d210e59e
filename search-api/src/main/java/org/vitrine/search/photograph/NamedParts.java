package org.vitrine.search.photograph;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a body in multipart/mixed (RFC 2046, 5.1), by the names in their Content-Disposition. Netty's decoder of
 * forms reads them, because the parts have the headers of a form's. Pure.
 */
final class NamedParts {

    static final String MEDIA_TYPE = "multipart/mixed";

    /** The body is in memory already, so the decoder needs no limits. */
    private static final int NO_LIMIT = -1;

    private final Map<String, byte[]> parts;

    private NamedParts(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /**
     * Reads a body.
     *
     * @param boundary parameter of the Content-Type; null if it has none
     * @throws IOException if there is no boundary, or the body cannot be split by it
     */
    static NamedParts read(@Nullable String boundary, byte[] body) throws IOException {
        if (boundary == null) {
            throw new IOException("its Content-Type has no boundary; %s is expected".formatted(MEDIA_TYPE));
        }
        var form = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        form.headers().set(HttpHeaderNames.CONTENT_TYPE, "multipart/form-data; boundary=" + boundary);
        try {
            var decoder = new HttpPostRequestDecoder(
                    new DefaultHttpDataFactory(false), form, StandardCharsets.UTF_8, NO_LIMIT, NO_LIMIT);
            try {
                return new NamedParts(parts(decoder));
            } finally {
                decoder.destroy();
            }
        } catch (DecoderException unreadable) {
            throw new IOException("its parts cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Map<String, byte[]> parts(HttpPostRequestDecoder decoder) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
            if (part instanceof HttpData data) {
                parts.put(data.getName(), data.get());
            }
        }
        return parts;
    }

    /**
     * Returns the content of a part. The bytes must not be changed.
     *
     * @throws IOException if there is no such part
     */
    byte[] part(String name) throws IOException {
        var content = parts.get(name);
        if (content == null) {
            throw new IOException("it has no part '%s'".formatted(name));
        }
        return content;
    }
}
