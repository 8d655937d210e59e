package org.vitrine.preprocess;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.admission.ByteBudget;
import org.vitrine.admission.CpuPermits;

/** Produces the limits of this service from its settings. */
class PreprocessLimits {

    /**
     * Photographs that use the processor at the same time: {@code vitrine.preprocess.at-once}, or the number of cores
     * where that is 0.
     */
    @Produces
    @Singleton
    CpuPermits cpuPermits(PreprocessConfig config) {
        return new CpuPermits(config.atOnce());
    }

    /**
     * Bytes of photographs of the flow that are in memory at the same time. Without the limit, eight photographs of 60
     * MB that arrive together would fill the heap, and all that are being processed would fail.
     *
     * @throws IllegalStateException if the settings do not fit together
     */
    @Produces
    @Singleton
    ByteBudget photographBytes(
            PreprocessConfig config,
            @ConfigProperty(name = "vitrine.ingest.max-upload") Optional<MemorySize> maxUpload) {
        var sizes = new PhotographSizeLimits(
                config.maxBytes(),
                config.heldBytes(),
                Runtime.getRuntime().maxMemory(),
                maxUpload.map(MemorySize::asLongValue).orElse(0L));
        sizes.fault().ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
        return new ByteBudget(config.heldBytes());
    }
}
