/** The models in memory: {@code FolderWatch} looks at the folder, {@code ModelRegistry} knows which version answers. */
@NullMarked
package org.vitrine.modelserver.loading;

import org.jspecify.annotations.NullMarked;
