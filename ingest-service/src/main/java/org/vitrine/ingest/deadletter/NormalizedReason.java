package org.vitrine.ingest.deadletter;

import java.util.regex.Pattern;
import org.vitrine.ingest.identity.NameRules;

/**
 * The reason of a failure without what differs between records with the same cause: ids, digests and numbers. Names such
 * as those of endpoints and collections stay, because they distinguish causes; a number after a letter is part of a
 * name. Pure.
 */
final class NormalizedReason {

    private static final int MAX_LENGTH = 300;

    /** Longer texts are cut before they are searched; a reason has at most 2,000 characters. */
    private static final int MAX_INPUT = 4_000;

    private static final Pattern IMAGE_ID = Pattern.compile("\\bimg-[a-z2-7]{26}\\b");
    private static final Pattern UUID =
            Pattern.compile("\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b");
    private static final Pattern DIGEST = Pattern.compile("\\b(?=[0-9a-f]*[0-9])[0-9a-f]{12,}\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}0-9])[0-9]+(?:[.,][0-9]+)*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private NormalizedReason() {}

    /** Returns the normalised reason, at most 300 characters and then "…". */
    static String of(String reason) {
        String text = NameRules.shortened(reason, MAX_INPUT);
        text = IMAGE_ID.matcher(text).replaceAll("img-…");
        text = UUID.matcher(text).replaceAll("…");
        text = DIGEST.matcher(text).replaceAll("…");
        text = NUMBER.matcher(text).replaceAll("#");
        text = SPACE.matcher(text).replaceAll(" ").strip();
        return NameRules.shortened(text, MAX_LENGTH);
    }
}
