package org.retrovue.playout.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Remembers what the latest GOPs cost to render. Any thread. */
final class Costs {
    private static final int MOST = 10_000;

    private final Map<String, Long> nanos = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    synchronized void note(String name, long cost) {
        nanos.put(name, cost);
    }

    synchronized OptionalLong of(String name) {
        Long cost = nanos.get(name);
        return cost == null ? OptionalLong.empty() : OptionalLong.of(cost);
    }
}
