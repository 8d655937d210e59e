package org.vitrine.cli.source;

/** Characters that programs write between the cells of a CSV. */
enum Separator {
    COMMA(',', "commas"),
    SEMICOLON(';', "semicolons"),
    TAB('\t', "tabs"),
    PIPE('|', "vertical bars");

    private final char character;
    private final String words;

    Separator(char character, String words) {
        this.character = character;
        this.words = words;
    }

    char character() {
        return character;
    }

    String words() {
        return words;
    }
}
