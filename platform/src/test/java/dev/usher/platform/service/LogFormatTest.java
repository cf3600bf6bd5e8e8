package dev.usher.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a line of the log looks like.
class LogFormatTest {
    private final LoggerContext context = new LoggerContext();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

    @Test
    void aLineOfJsonHasItsTextAndTheIdsAsFields() throws Exception {
        Map<String, Object> line =
                JsonMapper.createDefault().readValue(encoded("json"), Argument.mapOf(String.class, Object.class));

        assertThat(line)
                .containsEntry("level", "INFO")
                .containsEntry("loggerName", "dev.usher.Test")
                .containsEntry("formattedMessage", "REG#1 is paid")
                .containsEntry("mdc", Map.of("trace_id", "4bf9", "span_id", "00f0", "registration", "REG#1"))
                .containsKeys("timestamp", "threadName")
                .doesNotContainKeys("arguments", "message");
    }

    @Test
    void aLineOfTextNamesTheTrace() throws Exception {
        assertThat(encoded("text"))
                .contains("INFO  dev.usher.Test REG#1 is paid [")
                .contains("trace_id=4bf9", "registration=REG#1")
                .doesNotContain("span_id", ", ,", "[,", ", ]");
    }

    private String encoded(String format) throws Exception {
        context.setMDCAdapter(mdc);
        context.putProperty("USHER_LOG_FORMAT", format);
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogFormatTest.class.getResource("/logback.xml")));
        var appender = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(format);
        mdc.put("trace_id", "4bf9");
        mdc.put("span_id", "00f0");
        mdc.put("registration", "REG#1");
        var event = new LoggingEvent(
                "", context.getLogger("dev.usher.Test"), Level.INFO, "{} is paid", null, new Object[] {"REG#1"});
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
