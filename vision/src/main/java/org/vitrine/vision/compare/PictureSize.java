package org.vitrine.vision.compare;

/** Of a picture, in pixels. */
public record PictureSize(int widthPx, int heightPx) {}
