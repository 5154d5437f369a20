package org.retrovue.distribution.visitor;

import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.retrovue.media.api.producer.Producer;

/** Offers a producer that ranks before the station's own of the same name. */
public final class DarkActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_RANKING, 1000);
        context.registerService(Producer.class, new DarkProducer(), properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }
}
