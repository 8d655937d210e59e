package org.vitrine.hoard.relief;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Outlines of letters as a die cutter punches them: straight strokes, no curves.
 *
 * <p>They are defined here, not taken from a font, because fonts differ between machines, and a headless Java often has
 * none. A glyph is a set of polylines, separated by blanks. Each point is two digits {@code xy} on a grid 4 wide and 6
 * high, y downwards.
 */
public final class Glyphs {

    private static final double WIDTH = 4;
    private static final double HEIGHT = 6;
    private static final double ADVANCE = 5.4;

    private static final Map<Character, String> STROKES = Map.ofEntries(
            Map.entry('A', "062046 1434"),
            Map.entry('B', "06003041423303 3344453606"),
            Map.entry('C', "4130100105163645"),
            Map.entry('D', "06002042442606"),
            Map.entry('E', "40000646 0333"),
            Map.entry('F', "400006 0333"),
            Map.entry('G', "41301001051636454323"),
            Map.entry('H', "0006 4046 0343"),
            Map.entry('I', "2026"),
            Map.entry('K', "0006 400346"),
            Map.entry('L', "000646"),
            Map.entry('M', "0600234046"),
            Map.entry('N', "06004640"),
            Map.entry('O', "103041453616050110"),
            Map.entry('P', "06003041423303"),
            Map.entry('Q', "103041453616050110 3446"),
            Map.entry('R', "06003041423303 2346"),
            Map.entry('S', "4130100102334445361605"),
            Map.entry('T', "0040 2026"),
            Map.entry('V', "002640"),
            Map.entry('X', "0046 4006"),
            Map.entry('Y', "0023 4023 2326"),
            Map.entry('Z', "00400646"),
            Map.entry('Γ', "060040"),
            Map.entry('Δ', "06204606"),
            Map.entry('Θ', "103041453616050110 1333"),
            Map.entry('Λ', "062046"),
            Map.entry('Ξ', "0040 1333 0646"),
            Map.entry('Π', "06004046"),
            Map.entry('Σ', "4000230646"),
            Map.entry('Φ', "2026 113142443515040211"),
            Map.entry('Ψ', "2026 000314344340"),
            Map.entry('Ω', "06161402103042443646"));

    private Glyphs() {}

    /** Whether a letter has a glyph. */
    static boolean supports(char letter) {
        return STROKES.containsKey(letter);
    }

    /**
     * Returns the letters of a text along a circle about the centre, with their feet inwards. Characters without a
     * glyph take the space of a letter and stay blank.
     *
     * @param radius distance of the letters' centres from the centre, in radii of the flan
     * @param height height of a letter, in radii of the flan
     * @param startDegrees direction of the first letter, degrees clockwise from three o'clock
     */
    public static List<Shape> alongCircle(String text, double radius, double height, double startDegrees) {
        double step = StrictMath.toDegrees(ADVANCE * height / HEIGHT / radius);
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            double degrees = startDegrees + i * step;
            AffineTransform transform =
                    AffineTransform.getTranslateInstance(radius * Curves.cos(degrees), radius * Curves.sin(degrees));
            transform.concatenate(Curves.rotation(degrees + 90, 0, 0));
            letter(text.charAt(i), height, transform, shapes);
        }
        return shapes;
    }

    /** Returns the letters of a text in a horizontal line whose centre is at ({@code x}, {@code y}). */
    public static List<Shape> centredLine(String text, double x, double y, double height) {
        double advance = ADVANCE * height / HEIGHT;
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            double offset = (i - (text.length() - 1) / 2.0) * advance;
            letter(text.charAt(i), height, AffineTransform.getTranslateInstance(x + offset, y), shapes);
        }
        return shapes;
    }

    /** Returns the angle that a text spans on a circle, in degrees. */
    public static double arcDegrees(String text, double radius, double height) {
        return text.length() * StrictMath.toDegrees(ADVANCE * height / HEIGHT / radius);
    }

    private static void letter(char letter, double height, AffineTransform transform, List<Shape> shapes) {
        String strokes = STROKES.get(letter);
        if (strokes == null) {
            return; // A blank or a full stop takes its space and leaves the field bare.
        }
        double scale = height / HEIGHT;
        AffineTransform toFace = new AffineTransform(transform);
        toFace.scale(scale, scale);
        toFace.translate(-WIDTH / 2, -HEIGHT / 2);
        BasicStroke stroke = new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        for (String line : strokes.split(" ")) {
            Path2D.Double path = new Path2D.Double();
            path.moveTo(line.charAt(0) - '0', line.charAt(1) - '0');
            for (int i = 2; i < line.length(); i += 2) {
                path.lineTo(line.charAt(i) - '0', line.charAt(i + 1) - '0');
            }
            shapes.add(toFace.createTransformedShape(stroke.createStrokedShape(path)));
        }
    }
}
