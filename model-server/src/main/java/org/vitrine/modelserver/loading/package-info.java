/**
 * The models in memory: {@code FolderWatch} polls the models folder, {@code ModelRegistry} loads models and decides
 * which version answers.
 */
@NullMarked
package org.vitrine.modelserver.loading;

import org.jspecify.annotations.NullMarked;
