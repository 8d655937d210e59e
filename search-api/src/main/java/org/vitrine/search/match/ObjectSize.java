package org.vitrine.search.match;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Size of an object in millimetres, from what an institution states or from the scale of its photograph.
 *
 * <p>Names that state a diameter: {@code diameterMm}, {@code diameter}, {@code diameter_mm}, {@code diameter (mm)}; a scale:
 * {@code pxPerMm}, {@code px_per_mm}; in any case. A value is a decimal number with a point or a comma, and perhaps the unit mm
 * or cm after it: {@code 23.25 mm}, {@code 23,25}, {@code 2.3 cm}. Everything else (a range, two numbers, another unit) states
 * no size.
 */
public final class ObjectSize {

    /** Objects that people photograph to catalogue: from a grain to an altar. */
    private static final double LEAST_MM = 0.1;

    private static final double MOST_MM = 10_000;

    private static final List<String> DIAMETER = List.of("diametermm", "diameter");
    private static final List<String> SCALE = List.of("pxpermm");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,6}(?:[.,][0-9]{1,6})?)\\s*(mm|cm)?\\.?");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");
    private static final int MOST_CHARACTERS = 40;
    private static final double MM_PER_CM = 10;

    private ObjectSize() {}

    /**
     * As metadata states it; else from the scale that metadata states and the region.
     *
     * @param located whether preparation found the object; without that the region is the frame
     * @param longestPx longer edge of the region of the object, in pixels of the original
     */
    public static OptionalDouble of(Map<String, String> metadata, boolean located, int longestPx) {
        OptionalDouble stated = number(metadata, DIAMETER);
        if (stated.isPresent()) {
            return plausible(stated.getAsDouble());
        }
        OptionalDouble scale = number(metadata, SCALE);
        return scale.isPresent() ? measured(scale.getAsDouble(), located, longestPx) : OptionalDouble.empty();
    }

    /** From a scale; nothing where no object was located. */
    public static OptionalDouble measured(double pxPerMm, boolean located, int longestPx) {
        return located && pxPerMm > 0 ? plausible(longestPx / pxPerMm) : OptionalDouble.empty();
    }

    private static OptionalDouble plausible(double mm) {
        return mm >= LEAST_MM && mm <= MOST_MM ? OptionalDouble.of(mm) : OptionalDouble.empty();
    }

    private static OptionalDouble number(Map<String, String> metadata, List<String> names) {
        return names.stream()
                .flatMap(name -> metadata.entrySet().stream()
                        .filter(entry -> folded(entry.getKey()).equals(name))
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> millimetres(entry.getValue())))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElseGet(OptionalDouble::empty);
    }

    private static String folded(String name) {
        return NO_LETTER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static OptionalDouble millimetres(String value) {
        if (value.length() > MOST_CHARACTERS) {
            return OptionalDouble.empty();
        }
        var matcher = NUMBER.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
        return OptionalDouble.of("cm".equals(matcher.group(2)) ? number * MM_PER_CM : number);
    }
}
