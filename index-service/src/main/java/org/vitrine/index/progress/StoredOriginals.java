package org.vitrine.index.progress;

/**
 * The photographs of an institution whose original is in the object store. A photograph counts with its newest version;
 * withdrawn ones do not count.
 *
 * @param bytes sum of the bytes of these originals
 */
record StoredOriginals(long photographs, long bytes) {

    static final StoredOriginals NONE = new StoredOriginals(0, 0);

    StoredOriginals plus(StoredOriginals other) {
        return new StoredOriginals(photographs + other.photographs, bytes + other.bytes);
    }

    StoredOriginals with(long originalBytes) {
        return new StoredOriginals(photographs + 1, bytes + originalBytes);
    }

    StoredOriginals without(long originalBytes) {
        return new StoredOriginals(photographs - 1, bytes - originalBytes);
    }
}
