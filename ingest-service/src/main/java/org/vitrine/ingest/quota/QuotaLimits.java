package org.vitrine.ingest.quota;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.settings.QuotaConfig;

/**
 * The quotas that the operator has set. Pure.
 *
 * @param general the quota of an institution without limits of its own
 * @param own the quotas of institutions with limits of their own, by institution
 */
record QuotaLimits(InstitutionQuota general, Map<String, InstitutionQuota> own) {

    /** 1024 P: sums of several such values do not overflow. */
    private static final BigInteger MAX_BYTES = BigInteger.ONE.shiftLeft(60);

    private static final String PREFIX = "vitrine.ingest.quota.";

    QuotaLimits {
        own = Map.copyOf(own);
    }

    /** @throws IllegalStateException if a value is invalid; the message names the property */
    static QuotaLimits of(QuotaConfig config) {
        var general = new InstitutionQuota(config.photographs(), bytes(PREFIX + "bytes", config.bytes()));
        var own = new HashMap<String, InstitutionQuota>();
        config.institutions().forEach((institutionId, limits) -> {
            requireSlug(institutionId);
            var bytes = bytes(PREFIX + "institutions." + institutionId + ".bytes", limits.bytes());
            own.put(
                    institutionId,
                    new InstitutionQuota(
                            limits.photographs().isPresent() ? limits.photographs() : general.photographs(),
                            bytes.isPresent() ? bytes : general.bytes()));
        });
        return new QuotaLimits(general, own);
    }

    InstitutionQuota of(String institutionId) {
        return own.getOrDefault(institutionId, general);
    }

    private static OptionalLong bytes(String property, Optional<MemorySize> size) {
        if (size.isEmpty()) {
            return OptionalLong.empty();
        }
        var bytes = size.get().asBigInteger();
        if (bytes.compareTo(MAX_BYTES) > 0) {
            throw new IllegalStateException(
                    "%s is %d bytes: set at most 1024P, or remove it for no limit".formatted(property, bytes));
        }
        return OptionalLong.of(bytes.longValueExact());
    }

    private static void requireSlug(String institutionId) {
        if (!NameRules.isSlug(institutionId)) {
            throw new IllegalStateException(
                    "%sinstitutions names '%s', which cannot be an institution: use 1 to 64 lower-case letters, digits and hyphens"
                            .formatted(PREFIX, institutionId));
        }
    }
}
