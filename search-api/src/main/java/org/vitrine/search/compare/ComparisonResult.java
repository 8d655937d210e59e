package org.vitrine.search.compare;

import org.vitrine.vision.compare.PictureComparison;

/** Two pictures and what comparing them found. */
record ComparisonResult(ComparedPicture a, ComparedPicture b, PictureComparison comparison) {}
