package org.vitrine.vision.prepare.outline;

/** A circle, in pixels of the working picture. */
public record Circle(double x, double y, double radius) {

    /**
     * Whether another circle is nearly the same: distance of centres and difference of radii together are below a share
     * of the larger radius.
     */
    public boolean isNear(double share, Circle other) {
        return Math.hypot(x - other.x, y - other.y) + Math.abs(radius - other.radius)
                < share * Math.max(radius, other.radius);
    }
}
