package org.vitrine.vision.compare;

/** The size of a picture as it is stored, in pixels. */
public record PictureSize(int widthPx, int heightPx) {}
