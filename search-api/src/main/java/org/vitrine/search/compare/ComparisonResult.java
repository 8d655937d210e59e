package org.vitrine.search.compare;

import org.vitrine.vision.compare.PictureComparison;

/** Two pictures and the result of comparing them. */
record ComparisonResult(ComparedPicture a, ComparedPicture b, PictureComparison comparison) {}
