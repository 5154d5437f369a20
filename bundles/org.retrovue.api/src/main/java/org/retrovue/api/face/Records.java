package org.retrovue.api.face;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns records of the API into objects for JSON: each component under its name; instants with three digits and a Z; identities, rates and lengths as they write themselves. */
public final class Records {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Records() {}

    /**
     * Returns what JSON can hold of a value.
     *
     * @param of a record, a collection, a mapping, an optional or a single value; null is null
     * @return maps, lists, texts, numbers, truths and nulls
     */
    public static @Nullable Object value(@Nullable Object of) {
        if (of == null || of instanceof Number || of instanceof Boolean) {
            return of;
        }
        if (of instanceof Optional<?> maybe) {
            return value(maybe.orElse(null));
        }
        if (of instanceof Instant instant) {
            return INSTANT.format(instant);
        }
        if (of instanceof Enum<?> one) {
            return one.name().toLowerCase(Locale.ROOT);
        }
        if (of instanceof Collection<?> all) {
            return all.stream().map(Records::value).toList();
        }
        if (of instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((name, value) -> object.put(String.valueOf(name), value(value)));
            return object;
        }
        return of instanceof Record && of.getClass().getRecordComponents().length > 1 && !isNumber(of)
                ? object(of)
                : of.toString();
    }

    private static boolean isNumber(Object of) {
        return of.getClass().getPackageName().equals("org.retrovue.time")
                && !of.getClass().getSimpleName().equals("FrameRange");
    }

    /**
     * Returns a record as an object.
     *
     * @param of a public record
     * @return values by the names of its components, in their order
     */
    public static Map<String, @Nullable Object> object(Object of) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (RecordComponent component : of.getClass().getRecordComponents()) {
            try {
                object.put(component.getName(), value(component.getAccessor().invoke(of)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("records of the API are public", e);
            }
        }
        return object;
    }
}
