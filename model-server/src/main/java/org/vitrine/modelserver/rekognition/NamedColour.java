package org.vitrine.modelserver.rekognition;

import java.util.List;

/** Colour names of CSS, each with its simplified colour for {@code SimplifiedColor} in the response. */
enum NamedColour {
    BLACK("black", "black", 0x000000),
    DARK_GREY("darkslategray", "grey", 0x2f4f4f),
    DIM_GREY("dimgray", "grey", 0x696969),
    GREY("gray", "grey", 0x808080),
    SILVER("silver", "grey", 0xc0c0c0),
    GAINSBORO("gainsboro", "white", 0xdcdcdc),
    WHITE("white", "white", 0xffffff),
    IVORY("ivory", "white", 0xfffff0),
    BEIGE("beige", "white", 0xf5f5dc),
    MAROON("maroon", "red", 0x800000),
    RED("red", "red", 0xff0000),
    SALMON("salmon", "red", 0xfa8072),
    PINK("pink", "pink", 0xffc0cb),
    FUCHSIA("fuchsia", "pink", 0xff00ff),
    SIENNA("sienna", "brown", 0xa0522d),
    SADDLE_BROWN("saddlebrown", "brown", 0x8b4513),
    PERU("peru", "brown", 0xcd853f),
    TAN("tan", "brown", 0xd2b48c),
    ORANGE("orange", "orange", 0xffa500),
    GOLDENROD("goldenrod", "yellow", 0xdaa520),
    GOLD("gold", "yellow", 0xffd700),
    YELLOW("yellow", "yellow", 0xffff00),
    KHAKI("khaki", "yellow", 0xf0e68c),
    OLIVE("olive", "green", 0x808000),
    GREEN("green", "green", 0x008000),
    LIME("lime", "green", 0x00ff00),
    SEA_GREEN("seagreen", "green", 0x2e8b57),
    TEAL("teal", "cyan", 0x008080),
    AQUA("aqua", "cyan", 0x00ffff),
    NAVY("navy", "blue", 0x000080),
    BLUE("blue", "blue", 0x0000ff),
    STEEL_BLUE("steelblue", "blue", 0x4682b4),
    SKY_BLUE("skyblue", "blue", 0x87ceeb),
    PURPLE("purple", "purple", 0x800080),
    INDIGO("indigo", "purple", 0x4b0082);

    private static final List<NamedColour> ALL = List.of(values());

    private final String css;
    private final String family;
    private final int rgb;

    NamedColour(String css, String family, int rgb) {
        this.css = css;
        this.family = family;
        this.rgb = rgb;
    }

    String css() {
        return css;
    }

    String family() {
        return family;
    }

    /** Returns the nearest colour by Euclidean distance in RGB. */
    static NamedColour nearest(int rgb) {
        return ALL.stream()
                .min((one, other) -> Integer.compare(distance(one.rgb, rgb), distance(other.rgb, rgb)))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }
}
