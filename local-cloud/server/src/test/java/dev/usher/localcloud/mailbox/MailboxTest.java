package dev.usher.localcloud.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.process.Ports;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MailboxTest {
    private final int smtpPort = Ports.free();
    private final int port = Ports.free();
    private final ReceivedMails mails = new ReceivedMails();
    private final MailboxServer server = MailboxServer.start("127.0.0.1", port, mails);
    private final HttpClient http = HttpClient.newHttpClient();
    private MailReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = MailReceiver.start("127.0.0.1", smtpPort, mails);
    }

    @AfterEach
    void stop() {
        receiver.close();
        server.close();
        http.close();
    }

    @Test
    void aMailCanBeReadInAllItsParts() throws Exception {
        send("ada@example.org", "夏 tickets");

        JsonNode list = json("/mailbox/messages");
        JsonNode mail = json("/mailbox/messages/" + list.at("/messages/0/id").asText());

        assertThat(list.get("received").asInt()).isEqualTo(1);
        assertThat(mail.get("recipient").asText()).isEqualTo("ada@example.org");
        assertThat(mail.get("subject").asText()).isEqualTo("夏 tickets");
        assertThat(mail.get("text").asText()).isEqualTo("Hello");
        assertThat(mail.at("/attachments/0/name").asText()).isEqualTo("夏.pdf");
        assertThat(mail.at("/attachments/0/type").asText()).isEqualTo("application/pdf");
        var attachment = get(mail.at("/attachments/0/path").asText());
        assertThat(attachment.body()).isEqualTo("%PDF");
        assertThat(attachment.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"_.pdf\"; filename*=UTF-8''%E5%A4%8F.pdf");
        assertThat(get(mail.get("source").asText()).body()).contains("Message-ID:");
    }

    @Test
    void theHtmlOfAMailMayDoNothing() throws Exception {
        send("ada@example.org", "Hello");

        var page = get("/mailbox/messages/1/html");

        assertThat(page.body()).contains("<b>Hello</b>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox")
                .contains("default-src 'none'")
                .doesNotContain("allow-scripts", "allow-same-origin");
    }

    @Test
    void theNewestIsFirstAndARecipientCanBeAskedFor() throws Exception {
        send("ada@example.org", "one");
        send("ben@example.org", "two");
        send("ada@example.org", "three");

        assertThat(json("/mailbox/messages").get("messages").findValuesAsText("subject"))
                .containsExactly("three", "two", "one");
        assertThat(json("/mailbox/messages?to=ada@example.org").get("messages").findValuesAsText("subject"))
                .containsExactly("three", "one");
    }

    @Test
    void itForgetsTheOldestBeforeItGetsTooLarge() {
        for (int i = 1; i <= 510; i++) {
            mails.add("a@example.org", "b@example.org", "Subject: x\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(mails.all()).hasSize(500);
        assertThat(mails.all().getFirst().id()).isEqualTo(510);
        assertThat(mails.received()).isEqualTo(510);
    }

    @Test
    void itCanBeEmptied() throws Exception {
        send("ada@example.org", "one");

        var answer = http.send(
                HttpRequest.newBuilder(uri("/mailbox/messages")).DELETE().build(), BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(json("/mailbox/messages").get("messages")).isEmpty();
    }

    @Test
    void itHasAPageInTheStyleOfTheStorefront() throws Exception {
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "frame-ancestors 'none'");
        for (String path : new String[] {"/", "/mailbox.js", "/mailbox.css", "/storefront.css", "/favicon.svg"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(get("/mailbox/messages/99").statusCode()).isEqualTo(404);
        assertThat(get("/app.js").statusCode()).isEqualTo(404);
    }

    private void send(String to, String subject) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(smtpPort));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("usher@example.org"));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        var text = new MimeBodyPart();
        text.setText("Hello", "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<b>Hello</b>", "UTF-8", "html");
        var pdf = new MimeBodyPart();
        pdf.setDataHandler(new jakarta.activation.DataHandler(
                new ByteArrayDataSource("%PDF".getBytes(StandardCharsets.US_ASCII), "application/pdf")));
        pdf.setFileName("夏.pdf");
        message.setContent(new MimeMultipart(text, html, pdf));
        Transport.send(message);
    }

    private JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
