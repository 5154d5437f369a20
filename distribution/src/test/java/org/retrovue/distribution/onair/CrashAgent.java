package org.retrovue.distribution.onair;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A Java agent that makes the processes in which media are decoded crash within one file. It does what their main class does, with readers that write where they must not. Other processes it leaves
 * alone.
 */
public final class CrashAgent {
    /** The picture of an event that is never reached. */
    static final long BAD = 20;

    private static final String READER_MAIN = "org.retrovue.media.engine.internal.ReaderMain";

    private CrashAgent() {}

    /**
     * Makes the agent's archive.
     *
     * @param victim a file that will hold the path of the medium to crash in
     * @return what a Java is told by the environment
     */
    static String options(Path jar, Path victim) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", CrashAgent.class.getName());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            String path = CrashAgent.class.getName().replace('.', '/') + ".class";
            zip.putNextEntry(new JarEntry(path));
            try (InputStream in = CrashAgent.class.getClassLoader().getResourceAsStream(path)) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        return "-javaagent:" + jar + "=" + victim;
    }

    /** Called by Java before the main class. */
    public static void premain(String victim, Instrumentation instrumentation) throws Exception {
        if (!System.getProperty("sun.java.command", "").startsWith(READER_MAIN)) {
            return;
        }
        Class<?> opening = Class.forName(READER_MAIN + "$Opening");
        Object crashing = proxy(opening, (self, method, arguments) -> reader(Path.of(victim), arguments));
        Method serve = Class.forName(READER_MAIN).getDeclaredMethod("serve", opening);
        serve.setAccessible(true);
        serve.invoke(null, crashing);
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object reader(Path victim, Object[] arguments) throws Exception {
        Constructor<?> constructor =
                Class.forName("org.retrovue.media.engine.internal.FfmpegReader").getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object real = constructor.newInstance(arguments);
        boolean isVictim = Files.exists(victim) && Files.readString(victim).equals(arguments[0].toString());
        if (!isVictim) {
            return real;
        }
        Class<?> type = Class.forName("org.retrovue.media.api.engine.AssetReader");
        return proxy(type, (self, method, given) -> {
            if (method.getName().equals("pictures")) {
                given[4] = crashing(given[4]);
            }
            return call(real, method, given);
        });
    }

    private static Object crashing(Object sink) throws ClassNotFoundException {
        return proxy(Class.forName("org.retrovue.media.api.PictureSink"), (self, method, given) -> {
            if (method.getName().equals("accept") && (Long) given[0] >= BAD) {
                crash();
            }
            return call(sink, method, given);
        });
    }

    private static Object call(Object real, Method method, Object[] given) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(real, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void crash() throws Exception {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        type.getMethod("putLong", long.class, long.class).invoke(field.get(null), 8L, 1L);
    }
}
