package org.vitrine.ingest.notification;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vitrine.ingest.identity.Names;

/**
 * Whose an object is, from where it lies.
 *
 * @param buckets those that are watched; objects in others are not ours to read
 * @param rule prefix with the places {@code {institution}} and {@code {collection}}, for example
 *     {@code drop/{institution}/{collection}/}; what follows is the identifier
 */
public record DropBox(Set<String> buckets, Pattern rule) {

    private static final String SLUG = "[a-z0-9][a-z0-9-]{0,63}";

    /** Who dropped what where. */
    public record Dropped(String institutionId, String collectionId, String identifier) {}

    public static DropBox of(Set<String> buckets, String rule) {
        if (!rule.contains("{institution}") || !rule.contains("{collection}") || !rule.endsWith("/")) {
            throw new IllegalArgumentException(
                    "vitrine.ingest.drop-box.rule is '%s': it must hold {institution} and {collection} and end in '/'"
                            .formatted(rule));
        }
        var places = Pattern.compile("\\{(institution|collection)}").matcher(rule);
        var pattern = new StringBuilder();
        int from = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(rule.substring(from, places.start())));
            pattern.append("(?<")
                    .append(places.group(1))
                    .append('>')
                    .append(SLUG)
                    .append(')');
            from = places.end();
        }
        pattern.append(Pattern.quote(rule.substring(from))).append("(?<identifier>.+)");
        return new DropBox(Set.copyOf(buckets), Pattern.compile(pattern.toString(), Pattern.DOTALL));
    }

    /** Empty where the object is not in a watched place, is a folder marker, or has a name nobody can print. */
    public Optional<Dropped> owner(String bucket, String key) {
        Matcher match = rule.matcher(key);
        if (!buckets.contains(bucket) || key.endsWith("/") || !match.matches()) {
            return Optional.empty();
        }
        String identifier = match.group("identifier");
        return Names.isIdentifier(identifier)
                ? Optional.of(new Dropped(match.group("institution"), match.group("collection"), identifier))
                : Optional.empty();
    }
}
