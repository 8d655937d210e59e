package org.vitrine.vision.inspect;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

/**
 * Loads the system's libheif, which decodes HEIF; on Debian it is in the package {@code libheif1}. Where it is not
 * installed, HEIF files are refused.
 */
public final class HeifLibrary {

    private static final String NAME = "libheif.so.1";

    private static final Optional<SymbolLookup> LOADED = load();

    private HeifLibrary() {}

    /** Returns the functions of the library; empty if it is not installed. */
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
