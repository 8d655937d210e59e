package org.vitrine.search.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Groups the matches of specimens by item, and keeps the best specimens of each item.
 *
 * @param specimensPerItem maximum number of specimens kept per item; at least 1
 */
public record ItemGrouping(int specimensPerItem) {

    /**
     * Returns the items in the order of their best specimens, best first. A specimen without an item is a group of its
     * own. The items have no score yet.
     */
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
