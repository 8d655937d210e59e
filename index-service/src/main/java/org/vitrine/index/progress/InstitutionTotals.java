package org.vitrine.index.progress;

import java.util.Map;
import java.util.TreeMap;

/** The stored originals of all institutions, by institution. */
record InstitutionTotals(Map<String, StoredOriginals> institutions) {

    InstitutionTotals plus(InstitutionTotals other) {
        var sum = new TreeMap<>(institutions);
        other.institutions.forEach((institution, stored) -> sum.merge(institution, stored, StoredOriginals::plus));
        return new InstitutionTotals(sum);
    }
}
