package org.retrovue.station.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Ready when every bundle had its turn to start: until then, what is missing cannot be told from what has not come yet. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=RetroVue start", "hc.tags=" + HealthServlet.READINESS, "hc.mbean.name=retrovueStart"})
public final class StartHealth implements HealthCheck {

    private final FrameworkStartLevel level;
    private final int last;

    @Activate
    public StartHealth(BundleContext context) {
        level = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        String beginning = context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL);
        last = beginning == null ? 1 : Integer.parseInt(beginning);
    }

    @Override
    public Result execute() {
        int reached = level.getStartLevel();
        return reached < last
                ? new Result(Result.Status.TEMPORARILY_UNAVAILABLE, "At start level " + reached + " of " + last + ".")
                : new Result(Result.Status.OK, "All bundles were started.");
    }
}
