package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes Grafana's dashboard of ops/dashboard.json. `make alerts` writes it.
public final class Dashboard {
    private static final Path OPS = ProjectLayout.find().root().resolve("ops");

    /// The dashboard, as it is in the repository.
    public static final Path FILE = OPS.resolve("grafana/usher.json");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// Of Grafana's grid.
    private static final int COLUMNS = 24;

    private static final int HEIGHT = 7;
    private static final int HEIGHT_OF_A_NUMBER = 4;

    private Dashboard() {}

    /// Writes the dashboard.
    public static void main(String[] args) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, dashboard());
        System.out.println("wrote " + FILE);
    }

    /// Each query of the dashboard, as PromQL.
    public static List<String> queries() throws IOException {
        var queries = new ArrayList<String>();
        for (JsonNode query : source().findValues("show")) {
            query.forEach(expression -> queries.add(expression.asText()));
        }
        return List.copyOf(queries);
    }

    /// The file's content.
    public static String dashboard() throws IOException {
        ObjectNode dashboard = JSON.createObjectNode()
                .put("uid", "usher")
                .put("title", "Usher")
                .put("editable", false)
                .put("schemaVersion", 39)
                .put("refresh", "30s");
        dashboard.putObject("time").put("from", "now-3h").put("to", "now");
        dashboard.putArray("tags").add("usher");
        ObjectNode source = dashboard.putObject("templating").putArray("list").addObject();
        source.put("name", "source")
                .put("label", "Prometheus")
                .put("type", "datasource")
                .put("query", "prometheus");
        ArrayNode panels = dashboard.putArray("panels");
        int top = 0;
        for (JsonNode row : source().path("rows")) {
            panel(panels, "row", row.path("title").asText(), 0, top++, COLUMNS, 1);
            top = panels(panels, row.path("panels"), top);
        }
        return JSON.writeValueAsString(dashboard) + "\n";
    }

    /// @return where the next row begins
    private static int panels(ArrayNode panels, JsonNode row, int top) {
        // What must never be is a number each, all in one line; everything else is a curve.
        boolean areNumbers = row.path(0).has("above");
        int width = COLUMNS / (areNumbers ? row.size() : Math.min(row.size(), 3));
        int height = areNumbers ? HEIGHT_OF_A_NUMBER : HEIGHT;
        int left = 0;
        for (JsonNode described : row) {
            if (left + width > COLUMNS) {
                left = 0;
                top += height;
            }
            String type = areNumbers ? "stat" : "timeseries";
            ObjectNode panel = panel(panels, type, described.path("title").asText(), left, top, width, height);
            left += width;
            panel.putObject("datasource").put("type", "prometheus").put("uid", "${source}");
            ObjectNode defaults = panel.putObject("fieldConfig").putObject("defaults");
            defaults.put("unit", described.path("unit").asText()).put("min", 0);
            if (areNumbers) {
                warnAbove(defaults, described.path("above").asDouble());
            }
            queries(panel.putArray("targets"), described.path("show"));
        }
        return top + height;
    }

    private static ObjectNode panel(
            ArrayNode panels, String type, String title, int left, int top, int width, int height) {
        ObjectNode panel =
                panels.addObject().put("id", panels.size()).put("type", type).put("title", title);
        panel.putObject("gridPos").put("x", left).put("y", top).put("w", width).put("h", height);
        return panel;
    }

    private static void warnAbove(ObjectNode defaults, double above) {
        ArrayNode steps =
                defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
        steps.addObject().put("color", "green").putNull("value");
        // A step begins at its value, and an alarm above it.
        steps.addObject().put("color", "red").put("value", Math.nextUp((float) above));
    }

    private static void queries(ArrayNode targets, JsonNode show) {
        char name = 'A';
        for (Map.Entry<String, JsonNode> query : show.properties()) {
            targets.addObject()
                    .put("refId", String.valueOf(name++))
                    .put("legendFormat", query.getKey())
                    .put("expr", query.getValue().asText());
        }
    }

    private static JsonNode source() throws IOException {
        return JSON.readTree(OPS.resolve("dashboard.json").toFile());
    }
}
