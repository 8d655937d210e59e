package org.vitrine.search.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gathers specimens under their items, keeping the best.
 *
 * @param specimensPerItem most specimens shown of one item; at least 1
 */
public record ItemGrouping(int specimensPerItem) {

    /** Items by their best specimen, best first. */
    public List<ItemMatch> group(List<SpecimenMatch> specimens) {
        Map<SpecimenMatch.GroupKey, List<SpecimenMatch>> groups = specimens.stream()
                .sorted(SideFusion.BEST_FIRST)
                .collect(Collectors.groupingBy(SpecimenMatch::group, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream()
                .map(group -> ItemMatch.unscored(
                        group.stream().limit(specimensPerItem).toList()))
                .toList();
    }
}
