package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.usher.systemtests.AlertRules.Alarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRulesTest {
    @Test
    void theRulesInTheRepositoryAreThoseOfTheAlarms() throws IOException {
        assertThat(Files.readString(AlertRules.FILE))
                .as("`make alerts` writes them")
                .isEqualTo(AlertRules.rules());
    }

    @Test
    void theDashboardInTheRepositoryIsThatOfItsSource() throws IOException {
        assertThat(Files.readString(Dashboard.FILE))
                .as("`make alerts` writes it")
                .isEqualTo(Dashboard.dashboard());
    }

    @Test
    void prometheusReadsEachQueryOfTheDashboard(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                run(folder, "promtool", "--version") == 0, "promtool is not here: Debian's package prometheus has it");
        var rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        for (String query : Dashboard.queries()) {
            rules.append("      - {record: \"usher:query\", expr: '")
                    .append(query)
                    .append("'}\n");
        }
        Files.writeString(folder.resolve("rules.yml"), rules);

        int status = run(
                folder,
                "promtool",
                "check",
                "rules",
                "--lint=none",
                folder.resolve("rules.yml").toString());

        assertThat(status).as(Files.readString(folder.resolve("output"))).isZero();
    }

    @Test
    void theRunbookHasEachMetric() throws IOException {
        String runbook = Files.readString(
                AlertRules.FILE.resolve("../../../docs/runbook.md").normalize());

        assertThat(AlertRules.alarms()).allSatisfy(alarm -> assertThat(runbook).contains(alarm.metric()));
    }

    /// Prometheus itself: each rule is silent while all is well, and fires when its metric says otherwise.
    @Test
    void prometheusFiresEachRuleWhenItShould(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                run(folder, "promtool", "--version") == 0, "promtool is not here: Debian's package prometheus has it");
        var tests = new StringBuilder(
                "rule_files: [" + AlertRules.FILE.toAbsolutePath() + "]\nevaluation_interval: 1m\ntests:\n");
        for (Alarm alarm : AlertRules.alarms()) {
            tests.append(silentThenFiring(alarm));
        }
        tests.append(burns("HttpErrorsPage", 100, 0));
        tests.append(burns("HttpErrorsPage", 100, 50));
        // Half of very few requests fails.
        tests.append(burns("HttpErrorsPage", 0.5, 0.25));
        Files.writeString(folder.resolve("tests.yml"), tests);

        int status = run(
                folder, "promtool", "test", "rules", folder.resolve("tests.yml").toString());

        assertThat(status).as(Files.readString(folder.resolve("output"))).isZero();
    }

    private static String silentThenFiring(Alarm alarm) {
        double wrong = alarm.above() + 1;
        String labels = alarm.selector().contains("{")
                ? alarm.selector().replaceFirst("}$", ",job=\"s\"}")
                : alarm.selector() + "{job=\"s\"}";
        String matched = labels.replaceAll("^.*\\{", "").replaceAll("}$", "");
        var expected = new StringBuilder("severity: " + alarm.severity());
        for (String label : List.of(matched.split(",", -1))) {
            expected.append(", ").append(label.replaceFirst("=", ": "));
        }
        return """
                  - interval: 1m
                    input_series: [{series: '%s', values: '0x9 %sx9'}]
                    alert_rule_test:
                      - {eval_time: 9m, alertname: %s}
                      - eval_time: 13m
                        alertname: %s
                        exp_alerts: [{exp_labels: {%s}, exp_annotations: {description: "%s"}}]
                """.formatted(
                        labels,
                        wrong,
                        alarm.name(),
                        alarm.name(),
                        expected,
                        alarm.description().replace("\"", "\\\""));
    }

    /// @param errors of the requests of a minute
    private static String burns(String name, double requests, double errors) {
        boolean fires = errors > 1;
        return """
                  - interval: 1m
                    input_series:
                      - {series: 'http_server_requests_seconds_count{job="s",status="200"}', values: '0+%1$sx90'}
                      - {series: 'http_server_requests_seconds_count{job="s",status="500"}', values: '0+%2$sx90'}
                    alert_rule_test:
                      - eval_time: 80m
                        alertname: %3$s
                %4$s""".formatted(
                        requests - errors,
                        errors,
                        name,
                        fires
                                ? "        exp_alerts: [{exp_labels: {severity: page, job: s}, exp_annotations:"
                                        + " {description: \"Requests fail faster than the month's objective allows.\"}}]\n"
                                : "");
    }

    private static int run(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            return process.waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
