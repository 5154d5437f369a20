package org.retrovue.tck.fake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A service of which a test needs little: what it does not say answers nothing. */
public final class Fake {
    private Fake() {}

    /**
     * Makes a service.
     *
     * @param <T> an interface
     * @param type the same
     * @param answers answers every method
     * @return the service
     */
    public static <T> T of(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    /**
     * Makes a service that always says the same.
     *
     * @param <T> an interface
     * @param type the same
     * @param answers by name of method; all others answer null
     * @return the service
     */
    public static <T> T of(Class<T> type, Map<String, Object> answers) {
        return of(type, (proxy, method, arguments) -> answers.get(method.getName()));
    }
}
