package org.vitrine.vision.inspect;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

/** The system's libheif, which decodes HEIF: Debian's package {@code libheif1}. Where it is not installed HEIF is refused. */
public final class HeifLibrary {

    private static final String NAME = "libheif.so.1";

    private static final Optional<SymbolLookup> LOADED = load();

    private HeifLibrary() {}

    public static Optional<SymbolLookup> loaded() {
        return LOADED;
    }

    private static Optional<SymbolLookup> load() {
        try {
            return Optional.of(SymbolLookup.libraryLookup(NAME, Arena.global()));
        } catch (IllegalArgumentException absent) {
            return Optional.empty();
        }
    }
}
