package org.vitrine.inference.cache;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vitrine.inference.cache.InferenceContext.CataloguedImage;

/**
 * That statements are kept about a picture of a version of an image.
 *
 * @param key of the note in the store
 * @param version of the image; 0 in notes of earlier releases, whose keys do not have it
 * @param shown SHA-256 of the picture
 */
record CachedPictureEntry(String key, int version, String shown) {

    private static final Pattern NOTE = Pattern.compile("(?:(\\d{9})/)?([0-9a-f]{64})");

    /** Empty where the key is no note of the image. */
    static Optional<CachedPictureEntry> of(CataloguedImage image, String key) {
        if (!key.startsWith(image.notes())) {
            return Optional.empty();
        }
        var note = NOTE.matcher(key.substring(image.notes().length()));
        return note.matches()
                ? Optional.of(new CachedPictureEntry(
                        key, note.group(1) == null ? 0 : Integer.parseInt(note.group(1)), note.group(2)))
                : Optional.empty();
    }

    /** Those of versions that end with a withdrawal. */
    static List<CachedPictureEntry> before(int withdrawal, List<CachedPictureEntry> noted) {
        return noted.stream().filter(one -> one.version() < withdrawal).toList();
    }

    /** Pictures that a version after the withdrawal shows as well: their statements stay. */
    static Set<String> shownAfter(int withdrawal, List<CachedPictureEntry> noted) {
        return noted.stream()
                .filter(one -> one.version() > withdrawal)
                .map(CachedPictureEntry::shown)
                .collect(Collectors.toUnmodifiableSet());
    }
}
