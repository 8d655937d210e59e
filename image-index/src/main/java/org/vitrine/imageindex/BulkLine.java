package org.vitrine.imageindex;

import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/**
 * One line of a bulk request.
 *
 * @param write position of the write that it belongs to
 * @param index name of the index it goes to
 * @param indexVersion external version it is written with
 * @param alongside whether it is a document beside the one that counts, so that it states no revision
 */
record BulkLine(int write, String index, IndexWrite what, long indexVersion, boolean alongside) {

    BulkLine(int write, String index, IndexWrite what, boolean alongside) {
        this(write, index, what, what.revision(), alongside);
    }

    BulkLine above(long version) {
        return new BulkLine(write, index, what, version, alongside);
    }

    BulkOperation operation() {
        var document =
                switch (what) {
                    case IndexWrite.Put put -> IndexJson.document(put, alongside ? 0 : indexVersion);
                    case IndexWrite.Remove removal -> IndexJson.removal(removal, indexVersion);
                };
        return BulkOperation.of(o -> o.index(i -> i.index(index)
                .id(what.imageId())
                .version(indexVersion)
                .versionType(VersionType.External)
                .document(document)));
    }
}
