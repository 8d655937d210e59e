package org.vitrine.benchmarks.sizing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.benchmarks.sizing.SizingMeasurement.MeasuredObjects;
import org.vitrine.platform.LocalAccount;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the objects of a bucket, and adds up their bytes by kind. */
final class ObjectListing implements AutoCloseable {

    private static final String RENDITIONS = "renditions";

    private final S3AsyncClient store;

    /** @param endpoint address of the local object store */
    ObjectListing(URI endpoint) {
        this.store = S3AsyncClient.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.of(LocalAccount.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalAccount.ACCESS_KEY, LocalAccount.SECRET_KEY)))
                .build();
    }

    /** Returns the objects and bytes of each kind, by name. Needs a request for each 1,000 objects. */
    List<MeasuredObjects> read(String bucket) {
        Map<String, MeasuredObjects> byName = new TreeMap<>();
        Optional<String> after = Optional.empty();
        boolean hasMore = true;
        while (hasMore) {
            var request = ListObjectsV2Request.builder().bucket(bucket);
            after.ifPresent(request::startAfter);
            var page = store.listObjectsV2(request.build()).join();
            for (S3Object object : page.contents()) {
                var one = new MeasuredObjects(nameOf(object.key()), 1, object.size());
                byName.merge(one.name(), one, ObjectListing::sum);
            }
            hasMore = page.isTruncated() && !page.contents().isEmpty();
            if (hasMore) {
                after = Optional.of(page.contents().getLast().key());
            }
        }
        return List.copyOf(byName.values());
    }

    /** Returns the kind of an object: the first part of its key, and for a rendition also the file. */
    static String nameOf(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            return key;
        }
        String prefix = key.substring(0, slash);
        return prefix.equals(RENDITIONS) ? prefix + key.substring(key.lastIndexOf('/')) : prefix;
    }

    private static MeasuredObjects sum(MeasuredObjects one, MeasuredObjects other) {
        return new MeasuredObjects(one.name(), one.objects() + other.objects(), one.bytes() + other.bytes());
    }

    @Override
    public void close() {
        store.close();
    }
}
