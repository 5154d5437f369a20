package org.retrovue.tck;

import java.util.Map;
import org.osgi.util.converter.Converters;

/** Turns values into a component's configuration, so that a unit test starts exactly where Configuration Admin does. */
public final class Configs {
    private Configs() {}

    /**
     * Makes a configuration; what is not given has the default of the annotation.
     *
     * @param type the component's configuration annotation
     * @param values by property name, such as "source.id"
     * @param <C> the annotation
     * @return the configuration
     */
    public static <C> C of(Class<C> type, Map<String, ?> values) {
        return Converters.standardConverter().convert(values).to(type);
    }
}
