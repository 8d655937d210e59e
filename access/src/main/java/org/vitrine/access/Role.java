package org.vitrine.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A role of an account. An account can have several; its permissions are those of all its roles. */
public enum Role {
    READER(Permission.READ),
    CONTRIBUTOR(Permission.READ, Permission.UPLOAD),
    CATALOGUER(Permission.READ, Permission.UPLOAD, Permission.DECIDE),
    CURATOR(Permission.READ, Permission.UPLOAD, Permission.DECIDE, Permission.CURATE),
    OPERATOR(Permission.READ, Permission.UPLOAD, Permission.CURATE, Permission.OPERATE);

    /** Begins the value of a role in a token: a provider lists groups of other applications in the same claim. */
    private static final String CLAIM_PREFIX = "vitrine-";

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = EnumSet.copyOf(Arrays.asList(permissions));
    }

    public boolean has(Permission permission) {
        return permissions.contains(permission);
    }

    /** Returns the name of this role in problem details, pages and settings: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the value that a token has for this role, such as {@code vitrine-curator}. */
    public String claimValue() {
        return CLAIM_PREFIX + word();
    }

    /** Returns the role that a value of the claim stands for; empty for groups that are no role of Vitrine. */
    public static Optional<Role> ofClaimValue(String value) {
        return Arrays.stream(values())
                .filter(role -> role.claimValue().equals(value))
                .findFirst();
    }

    /** Returns the roles that have a permission, from the fewest permissions to the most. */
    public static List<Role> having(Permission permission) {
        return Arrays.stream(values()).filter(role -> role.has(permission)).toList();
    }
}
