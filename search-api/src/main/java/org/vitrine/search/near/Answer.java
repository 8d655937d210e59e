package org.vitrine.search.near;

import java.util.List;
import java.util.Map;
import org.vitrine.search.match.Facets;
import org.vitrine.search.view.HitView;

/**
 * What the collection answers.
 *
 * @param facets values and counts over the photographs looked at
 */
public record Answer(List<HitView> hits, boolean confident, Map<String, List<Facets.Count>> facets) {}
