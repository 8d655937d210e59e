package org.vitrine.admission;

/**
 * The right to do one piece of limited work. Its holder closes it when the work has ended, on any thread; closing it
 * again has no effect.
 */
public interface Permit extends AutoCloseable {

    @Override
    void close();
}
