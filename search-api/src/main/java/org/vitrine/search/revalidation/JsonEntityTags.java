package org.vitrine.search.revalidation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.File;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.vitrine.search.page.EntityTags;

/**
 * Response filter that gives each JSON answer to a GET an {@code ETag}, the digest of its body, and answers 304 if
 * {@code If-None-Match} names it (RFC 9110, 13.1.2). The tag is weak, because a compressed body has the same one.
 * Streams get none: their body is not complete before it is sent.
 */
class JsonEntityTags {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int DIGEST_BYTES = 16;

    private final ObjectMapper json;

    JsonEntityTags(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isTagged(request, response)) {
            return;
        }
        byte[] body = toJson(response.getEntity());
        String tag = EntityTags.weak(digest(body));
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.ETAG, tag);
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        headers.add(HttpHeaders.VARY, "Accept, Accept-Encoding");
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && EntityTags.matches(known, tag)) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        } else {
            response.setEntity(body, response.getEntityAnnotations(), MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static boolean isTagged(ContainerRequestContext request, ContainerResponseContext response) {
        String method = request.getMethod();
        return (method.equals("GET") || method.equals("HEAD"))
                && response.getStatus() == OK
                && response.hasEntity()
                && !isStream(response.getEntity())
                && isJson(response)
                && !response.getHeaders().containsKey(HttpHeaders.ETAG);
    }

    /**
     * Whether the answer will be JSON. If a method states no type, the type is chosen when the answer is written: JSON,
     * unless the entity is text.
     */
    private static boolean isJson(ContainerResponseContext response) {
        var type = response.getMediaType();
        return type == null
                ? !(response.getEntity() instanceof CharSequence)
                : type.getType().equals("application") && type.getSubtype().equals("json");
    }

    private static boolean isStream(Object entity) {
        return entity instanceof byte[]
                || entity instanceof InputStream
                || entity instanceof StreamingOutput
                || entity instanceof File
                || entity instanceof Path
                || entity instanceof Multi<?>;
    }

    private byte[] toJson(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String digest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
