package org.vitrine.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs URLs by which institutions upload their photographs directly to the store. Signing does not call the store. */
@ApplicationScoped
public class PresignedPuts {

    private final S3Presigner presigner;
    private final WriteOptions writeOptions;
    private final String bucket;

    PresignedPuts(S3Presigner presigner, WriteOptions writeOptions, StoreConfig config) {
        this.presigner = presigner;
        this.writeOptions = writeOptions;
        this.bucket = config.bucket();
    }

    /**
     * Returns a URL that accepts exactly the bytes with this length and digest: both are signed, and stores that
     * support checksums verify the digest.
     *
     * @param key must lie under a prefix of {@link StorePrefix}
     * @param sha256 64 hexadecimal digits
     * @param lifetime how long the URL is valid
     */
    public PresignedPut put(String key, long sizeBytes, String sha256, Duration lifetime) {
        var signed = presigner.presignPutObject(
                sign -> sign.signatureDuration(lifetime).putObjectRequest(put -> {
                    put.bucket(bucket)
                            .key(key)
                            .contentLength(sizeBytes)
                            .checksumSHA256(Base64.getEncoder()
                                    .encodeToString(HexFormat.of().parseHex(sha256)));
                    writeOptions.applyTo(put, key);
                }));
        var headers = new TreeMap<String, String>();
        signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("host"); // every HTTP client sends it anyway
        return new PresignedPut(URI.create(signed.url().toString()), headers);
    }
}
