package org.retrovue.console.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.plan.PlanFiles;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Previews;
import org.retrovue.api.station.Station;

/** The page "Schedule preview" of the web console: what a channel file, or a text that is pasted, would show, as a week on a grid. Publishes nothing. Behind the console's login. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=retrovue-preview",
            "felix.webconsole.title=Schedule preview",
            "felix.webconsole.category=RetroVue"
        })
public final class PreviewPage extends AbstractServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int WEEK = 7;

    private final transient PlanFiles files;
    private final transient Previews previews;

    /**
     * Made by the container.
     *
     * @param station where channel files live
     * @param previews makes previews
     */
    @Activate
    public PreviewPage(@Reference Station station, @Reference Previews previews) {
        files = new PlanFiles(station.home(), station.folder("channels"));
        this.previews = previews;
    }

    @Override
    public void renderContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        out.println(Html.HEAD);
        out.println("<link rel=\"stylesheet\" href=\"${pluginRoot}/res/preview.css\">");
        out.println(form());
        out.println("<div id=\"retrovue\" class=\"preview\"><p class=\"quiet\">Choose a channel file or paste one."
                + " Nothing is published.</p></div>");
        out.println("<script src=\"${pluginRoot}/res/preview.js\"></script>");
    }

    private String form() throws IOException {
        StringBuilder form = new StringBuilder("<form id=\"retrovue-ask\"><label>Channel file <select name=\"file\">");
        for (String name : files.names()) {
            form.append("<option>").append(Html.escape(name)).append("</option>");
        }
        return form.append("<option value=\"\">a text that I paste</option></select></label>")
                .append(" <label>Days <input name=\"days\" type=\"number\" min=\"1\" max=\"14\" value=\"7\"></label>")
                .append(" <button type=\"submit\">Preview</button>")
                .append("<textarea name=\"text\" rows=\"14\" spellcheck=\"false\" hidden"
                        + " placeholder=\"channel: my-channel\"></textarea></form>")
                .toString();
    }

    /** Answers what the page's script asks: a piece of HTML without the console around it. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        setNoCache(response);
        response.setContentType("text/html; charset=utf-8");
        String answer;
        try {
            int days = days(request.getParameter("days"));
            answer = new PreviewHtml(previews.preview(text(request), Optional.empty(), days)).toString();
        } catch (IllegalArgumentException e) {
            response.setStatus(400);
            answer = "<p class=\"bad\">" + Html.escape(String.valueOf(e.getMessage())) + "</p>";
        }
        response.getWriter().print(answer);
    }

    private PlanText text(HttpServletRequest request) throws IOException {
        @Nullable String file = request.getParameter("file");
        if (file != null && !file.isEmpty()) {
            return files.read(file);
        }
        String text = Optional.ofNullable(request.getParameter("text")).orElse("");
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a text of more than " + MOST_CHARACTERS + " characters: is it a channel file?");
        }
        return files.imagine("pasted.yaml", text);
    }

    private static int days(@Nullable String text) {
        return text != null && text.matches("\\d{1,2}") ? Integer.parseInt(text) : WEEK;
    }
}
