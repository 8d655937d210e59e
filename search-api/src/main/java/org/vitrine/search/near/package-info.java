/** From query vectors to answered items: asks the index for nearest photographs, deep enough, and lets {@code match} decide. */
@NullMarked
package org.vitrine.search.near;

import org.jspecify.annotations.NullMarked;
