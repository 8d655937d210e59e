package org.vitrine.cli.source;

/** Characters that programs write between the cells of a CSV. */
enum Separator {
    COMMA(',', "commas"),
    SEMICOLON(';', "semicolons"),
    TAB('\t', "tabs"),
    PIPE('|', "vertical bars");

    private final char character;
    private final String displayName;

    Separator(char character, String displayName) {
        this.character = character;
        this.displayName = displayName;
    }

    char character() {
        return character;
    }

    String displayName() {
        return displayName;
    }
}
