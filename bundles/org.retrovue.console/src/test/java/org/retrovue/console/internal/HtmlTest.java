package org.retrovue.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public final class HtmlTest {

    @Test
    public void textStaysText() {
        String html = new Html()
                .table("T", "A")
                .row("<script>alert('x')</script> & ${pluginRoot}")
                .end()
                .toString();

        assertThat(html).doesNotContain("<script", "${").contains("&lt;script&gt;", "&amp;");
    }

    @Test
    public void numbersStandAtTheRight() {
        assertThat(new Html().table("T", "A", "B").row("a", 7).end().toString())
                .contains("<td>a</td><td class=\"n\">7</td>");
    }
}
