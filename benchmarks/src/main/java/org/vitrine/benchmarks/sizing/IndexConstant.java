package org.vitrine.benchmarks.sizing;

/**
 * Size of the search indexes.
 *
 * @param bytesPerDocumentWithoutVector bytes of the document of an image with its index structures, without vector and
 *     graph, one copy; at least 0
 * @param graphBytesPerVector bytes of the k-NN graph for each vector, at least 0
 * @param bytesPerItemDocument bytes of the document of an item, one copy; at least 0
 * @param source where the values come from
 */
record IndexConstant(
        double bytesPerDocumentWithoutVector,
        double graphBytesPerVector,
        double bytesPerItemDocument,
        ConstantSource source) {

    IndexConstant {
        ValueRange.NOT_NEGATIVE.require("bytesPerDocumentWithoutVector", bytesPerDocumentWithoutVector);
        ValueRange.NOT_NEGATIVE.require("graphBytesPerVector", graphBytesPerVector);
        ValueRange.NOT_NEGATIVE.require("bytesPerItemDocument", bytesPerItemDocument);
    }

    /** Returns the bytes of a vector with its part of the graph, one copy. */
    double bytesPerVector(int dimension) {
        return (double) dimension * Float.BYTES + graphBytesPerVector;
    }

    /** Returns the bytes of the document of an image with its vector, one copy. */
    double bytesPerDocument(int dimension) {
        return bytesPerDocumentWithoutVector + bytesPerVector(dimension);
    }
}
