@org.jspecify.annotations.NullMarked
package org.vitrine.vision.verify;
