package org.retrovue.station.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.felix.hc.api.Result;
import org.junit.Test;

public final class HealthServletTest {

    @Test
    public void answersInJson() {
        String json = HealthServlet.json(
                false,
                List.of(
                        new HealthServlet.Check("a", Result.Status.OK, "say \"yes\""),
                        new HealthServlet.Check("b", Result.Status.CRITICAL, "line\nline")));

        assertThat(json)
                .isEqualTo("{\"live\": true, \"ready\": false, \"checks\": ["
                        + "{\"name\": \"a\", \"status\": \"OK\", \"message\": \"say \\\"yes\\\"\"}, "
                        + "{\"name\": \"b\", \"status\": \"CRITICAL\", \"message\": \"line\\u000aline\"}]}\n");
    }

    @Test
    public void databaseIsCriticalUntilItIsOpen() {
        assertThat(new DatabaseHealth().execute().getStatus()).isEqualTo(Result.Status.CRITICAL);
    }
}
