/**
 * Problems with which search-api refuses requests, and parsing of request parameters. Does not depend on any feature.
 */
@NullMarked
package org.vitrine.search.problem;

import org.jspecify.annotations.NullMarked;
