/** The models in memory: {@code FolderWatch} looks at the folder, {@code ModelShelf} knows which version answers. */
@NullMarked
package org.vitrine.modelserver.shelf;

import org.jspecify.annotations.NullMarked;
