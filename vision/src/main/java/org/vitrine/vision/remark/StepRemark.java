package org.vitrine.vision.remark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The remarks that the note of a preparation step consists of. The codes are public: renaming one breaks programs.
 *
 * <p>A text has {@code %s} and {@code %.1f} in the places of its values; a value contains no semicolon. Texts that
 * begin with a value are last, because {@link RemarkReader} tries the remarks in this order.
 */
public enum StepRemark {
    NO_END_MARKER("the file lacks its end-of-image marker; the picture is whole"),
    LATER_PAGE("page %s of %s is the picture; the pages before it are reduced copies or masks"),
    FULLY_TRANSPARENT("the file states that the whole picture is transparent; it is treated as opaque"),
    UNUSABLE_COLOUR_PROFILE("the colour profile cannot be used; colours are kept as stored"),
    UNAPPLIED_COLOUR_CHUNK("chunk %s states other colours, and there is no colour profile; colours are taken as sRGB"),
    OTHER_COLOUR_PROFILE("the colour profile is not one of %s; colours are kept as stored"),
    NOT_IN_PROFILE("left out by the collection's profile"),
    UNKNOWN_STEP("no step has this name"),
    DECIDED_BY_PERSON("decided by a person"),
    DECIDED_REGION_OUTSIDE("decided by a person, but not used: %s"),
    REGION_BY_HAND("by hand: the stated region is used"),
    ANGLE_BY_HAND("by hand: turned by the stated angle"),
    STATED_BY_ALPHA("the alpha channel of the file states the object"),
    STATED_BY_PERSON("a person stated the region"),
    FOUND_BY_OUTLINE_MODEL("the outline model detected the object"),
    FOUND_BY_MASK("a mask marks the object"),
    FOUND_BY_FRAME_COLOUR("the object differs in colour from the frame of the picture"),
    FOUND_BY_SURROUNDINGS("the object differs in colour from its surroundings"),
    FOUND_AS_ELLIPSE("the outline is an ellipse"),
    FOUND_BY_EDGES("the outline runs along strong edges"),
    OTHER_SIDE_BESIDE("a second object of the same size beside it may be its other side"),
    NO_OBJECT("no object was located; the whole picture is used"),
    NOTHING_CUT_OUT("no object was located, so nothing is cut out"),
    OUTLINE_AS_LOCATED("as located: the model is not confident of a round object"),
    OUTLINED_BY_MODEL("outlined by %s"),
    CUT_OUT_BY_MODEL("cut out by %s"),
    MASK_ONLY("the step comes after square: only the mask is cut out"),
    NO_RULER("no ruler was found"),
    RULER("a ruler has %.1f px for each mm"),
    OBJECT_SIZE("the object is %.1f mm wide and %.1f mm high"),
    TURNED_BY_MODEL("turned by the angle of %s"),
    TURNED_TO_SYMMETRY("turned to its axis of symmetry by the smaller angle; it may be upside down"),
    NO_SYMMETRY("no axis of symmetry is clear enough; the picture is not turned"),
    LITTLE_NOISE("there is too little noise to remove"),
    ENHANCED_BY_MODEL("enhanced by %s"),
    EMPTY_MASK("the mask of %s marks no object"),
    NO_MASK("the answer of %s contains no mask"),
    NO_ANGLE("the answer of %s contains no angle"),
    NO_PICTURE("the answer of %s contains no picture"),
    UNDECODABLE_PICTURE("the picture from %s cannot be decoded"),
    BUILT_IN_STEP("the built-in step was used"),
    ROTATION_UNSURE("%s is not confident of a rotation; the picture is not turned"),
    ANGLE_UNSURE("%s is not confident; the picture is not turned"),
    OTHER_OBJECT_MARKED("%s marks another object than the stated region");

    /** Separates the remarks of a note. */
    public static final String SEPARATOR = "; ";

    private static final String PLACE_OF_A_VALUE = "%s|%\\.1f";
    private static final String VALUE = "([^;]+?)";

    private final String template;
    private final Pattern pattern;

    StepRemark(String template) {
        this.template = template;
        this.pattern = Pattern.compile(Arrays.stream(template.split(PLACE_OF_A_VALUE, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(VALUE)));
    }

    /** Returns the stable public code, in kebab-case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the English text, without a full stop.
     *
     * @param values one for each place of a value
     */
    public String text(Object... values) {
        return String.format(Locale.ROOT, template, values);
    }

    /** Returns how many parts the text has between separators, at least 1. */
    int parts() {
        return template.split(SEPARATOR, -1).length;
    }

    /** Returns the values of a text of this remark; empty where the text is another one. */
    Optional<List<String>> values(String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var values = new String[matcher.groupCount()];
        Arrays.setAll(values, at -> matcher.group(at + 1));
        return Optional.of(List.of(values));
    }
}
