package org.retrovue.playout.internal;

import java.util.Comparator;
import java.util.Map;

/**
 * Where a service stands among others of its kind: the higher ranking first, of equals the older one, as OSGi has it.
 *
 * @param ranking the service's ranking
 * @param id the service's number
 */
record ServiceRank(int ranking, long id) implements Comparable<ServiceRank> {
    private static final Comparator<ServiceRank> ORDER =
            Comparator.comparingInt(ServiceRank::ranking).reversed().thenComparingLong(ServiceRank::id);

    static ServiceRank of(Map<String, ?> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer value ? value : 0;
        long id = properties.get("service.id") instanceof Long value ? value : Long.MAX_VALUE;
        return new ServiceRank(ranking, id);
    }

    @Override
    public int compareTo(ServiceRank other) {
        return ORDER.compare(this, other);
    }
}
