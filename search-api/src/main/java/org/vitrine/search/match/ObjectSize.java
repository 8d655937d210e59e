package org.vitrine.search.match;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads the size of an object in millimetres from the metadata of its photograph, or computes it from the scale of the
 * photograph.
 *
 * <p>The diameter is read from {@code diameterMm}, {@code diameter}, {@code diameter_mm} or {@code diameter (mm)}, the
 * scale from {@code pxPerMm} or {@code px_per_mm}, in upper or lower case. A value is a decimal number with a point or
 * a comma, optionally followed by mm or cm: {@code 23.25 mm}, {@code 23,25}, {@code 2.3 cm}. Any other text (a range,
 * two numbers, another unit) counts as absent.
 */
public final class ObjectSize {

    /** Range of the sizes of objects that people photograph to catalogue: from a grain to an altar. */
    private static final double MIN_MM = 0.1;

    private static final double MAX_MM = 10_000;

    private static final List<String> DIAMETER_NAMES = List.of("diametermm", "diameter");
    private static final List<String> SCALE_NAMES = List.of("pxpermm");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,6}(?:[.,][0-9]{1,6})?)\\s*(mm|cm)?\\.?");
    private static final Pattern NON_LETTER = Pattern.compile("[^a-z]");
    private static final int MAX_LENGTH = 40;
    private static final double MM_PER_CM = 10;

    private ObjectSize() {}

    /**
     * Returns the diameter that metadata states; otherwise the size from the stated scale and the region. Empty if
     * neither is stated, or if the size is not from 0.1 mm to 10 m.
     *
     * @param located whether preparation found the object; if not, the region is the whole frame and gives no size
     * @param longestPx longer edge of the region of the object, in pixels of the original
     */
    public static OptionalDouble of(Map<String, String> metadata, boolean located, int longestPx) {
        OptionalDouble stated = number(metadata, DIAMETER_NAMES);
        if (stated.isPresent()) {
            return plausible(stated.getAsDouble());
        }
        OptionalDouble scale = number(metadata, SCALE_NAMES);
        return scale.isPresent() ? fromScale(scale.getAsDouble(), located, longestPx) : OptionalDouble.empty();
    }

    /**
     * Computes the size from a scale. Empty if no object was located, or if the size is not from 0.1 mm to 10 m.
     *
     * @param pxPerMm scale of the photograph, in pixels per millimetre
     * @param longestPx longer edge of the region of the object, in pixels
     */
    public static OptionalDouble fromScale(double pxPerMm, boolean located, int longestPx) {
        return located && pxPerMm > 0 ? plausible(longestPx / pxPerMm) : OptionalDouble.empty();
    }

    private static OptionalDouble plausible(double mm) {
        return mm >= MIN_MM && mm <= MAX_MM ? OptionalDouble.of(mm) : OptionalDouble.empty();
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
        return NON_LETTER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static OptionalDouble millimetres(String value) {
        if (value.length() > MAX_LENGTH) {
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
