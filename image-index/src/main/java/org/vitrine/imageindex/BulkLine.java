package org.vitrine.imageindex;

import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;

/**
 * One operation of a bulk request: one document for one index. One {@link IndexWrite} can need several.
 *
 * @param writeIndex position of its {@link IndexWrite} in the list of the caller
 * @param index name of the target index
 * @param change document or removal to write
 * @param indexVersion external version of the document in OpenSearch
 * @param forNextModel whether the document holds the vector of the next embedder and lies beside the main document of
 *     the image; its revision is stored as 0, so that lookups by id and pages prefer the main document
 */
record BulkLine(int writeIndex, String index, IndexWrite change, long indexVersion, boolean forNextModel) {

    BulkLine(int write, String index, IndexWrite what, boolean alongside) {
        this(write, index, what, what.revision(), alongside);
    }

    /** Returns the same operation with another external version. */
    BulkLine withIndexVersion(long version) {
        return new BulkLine(writeIndex, index, change, version, forNextModel);
    }

    BulkOperation operation() {
        Object document =
                switch (change) {
                    case IndexWrite.Put put -> IndexJson.document(put, forNextModel ? 0 : indexVersion);
                    case IndexWrite.Remove removal -> IndexJson.removal(removal, indexVersion);
                };
        return BulkOperation.of(o -> o.index(i -> i.index(index)
                .id(change.imageId())
                .version(indexVersion)
                .versionType(VersionType.External)
                .document(document)));
    }
}
