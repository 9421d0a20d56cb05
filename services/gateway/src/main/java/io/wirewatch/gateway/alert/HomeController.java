package io.wirewatch.gateway.alert;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.gateway.view.AlertStore;
import io.wirewatch.runtime.json.AlertJson;
import java.util.List;

/** {@code GET /}: a plain page of the latest alerts, for whoever opens the address in a browser. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HomeController {
    private static final int LATEST = 20;
    private static final String HEAD =
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Wirewatch</title>"
                    + "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
                    + "blockquote{margin:.3rem 0;color:#555}time{color:#777;font-size:.85em}li{margin-bottom:1rem}</style>"
                    + "<h1>Wirewatch</h1><p>The latest alerts. Programs: <a href=\"/openapi\">/openapi</a>,"
                    + " <a href=\"/health\">/health</a>, <a href=\"/prometheus\">/prometheus</a>.</p>";

    private final AlertStore alerts;

    HomeController(AlertStore alerts) {
        this.alerts = alerts;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> home() {
        List<Alert> latest = alerts.page(AlertStore.Filter.all(), null, LATEST);
        StringBuilder page = new StringBuilder(HEAD);
        page.append(latest.isEmpty() ? "<p>None yet.</p>" : "<ul>");
        latest.forEach(alert -> item(page, alert));
        return HttpResponse.ok(page.append(latest.isEmpty() ? "" : "</ul>").toString())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static void item(StringBuilder page, Alert alert) {
        String title = alert.getReleases().isEmpty()
                ? alert.getStory()
                : alert.getReleases().getFirst().getTitle();
        page.append("<li><a href=\"/api/v1/alerts/")
                .append(escape(alert.getId()))
                .append("\">")
                .append(escape(title))
                .append("</a> · ")
                .append(escape(alert.getSubscription().getName()))
                .append(" · ")
                .append(escape(alert.getStatus()))
                .append(" <time>")
                .append(AlertJson.time(alert.getRaisedAt()))
                .append("</time>");
        alert.getReleases().stream()
                .filter(release -> release.getEmbargo() != null)
                .map(release -> release.getEmbargo().getText())
                .distinct()
                .forEach(line -> page.append(" <strong>").append(escape(line)).append("</strong>"));
        alert.getEvidence().stream()
                .map(Evidence::getQuote)
                .filter(quote -> !quote.isEmpty())
                .distinct()
                .limit(3)
                .forEach(quote ->
                        page.append("<blockquote>").append(escape(quote)).append("</blockquote>"));
        page.append("</li>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
