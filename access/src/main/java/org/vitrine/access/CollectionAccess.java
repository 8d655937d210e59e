package org.vitrine.access;

import java.util.Locale;

/** Who may read a collection, as its profile states in {@code access}. */
public enum CollectionAccess {

    /** Everybody with permission {@link Permission#READ}, by default also requests without a token. */
    PUBLIC,

    /** Accounts with permission {@link Permission#READ}, whatever their role. */
    MEMBERS,

    /** Accounts that have another permission besides {@link Permission#READ}. */
    PRIVATE;

    /** Returns the access that a profile states; {@link #PRIVATE} for an unknown word, so that it opens nothing. */
    public static CollectionAccess of(String word) {
        for (var access : values()) {
            if (access.word().equals(word)) {
                return access;
            }
        }
        return PRIVATE;
    }

    /** Returns the word for this access in profiles: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
