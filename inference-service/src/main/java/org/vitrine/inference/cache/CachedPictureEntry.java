package org.vitrine.inference.cache;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vitrine.inference.cache.InferenceContext.CataloguedImage;

/**
 * A note in the object store: statements are cached about this picture of this version of an image. A withdrawal finds
 * by its notes what to delete.
 *
 * @param key key of the note in the store
 * @param version version of the image; 0 in notes of earlier releases, whose keys lack it
 * @param pictureSha256 SHA-256 of the picture
 */
record CachedPictureEntry(String key, int version, String pictureSha256) {

    private static final Pattern NOTE = Pattern.compile("(?:(\\d{9})/)?([0-9a-f]{64})");

    /** Parses the key of a note; empty if the key is no note of the image. */
    static Optional<CachedPictureEntry> of(CataloguedImage image, String key) {
        if (!key.startsWith(image.notePrefix())) {
            return Optional.empty();
        }
        var note = NOTE.matcher(key.substring(image.notePrefix().length()));
        return note.matches()
                ? Optional.of(new CachedPictureEntry(
                        key, note.group(1) == null ? 0 : Integer.parseInt(note.group(1)), note.group(2)))
                : Optional.empty();
    }

    /** Returns the notes of the versions before the withdrawal. */
    static List<CachedPictureEntry> before(int withdrawal, List<CachedPictureEntry> entries) {
        return entries.stream().filter(entry -> entry.version() < withdrawal).toList();
    }

    /** Returns the pictures that a version after the withdrawal has too; their statements must stay. */
    static Set<String> picturesAfter(int withdrawal, List<CachedPictureEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.version() > withdrawal)
                .map(CachedPictureEntry::pictureSha256)
                .collect(Collectors.toUnmodifiableSet());
    }
}
