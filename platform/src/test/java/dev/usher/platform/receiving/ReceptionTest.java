package dev.usher.platform.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReceptionTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final String POST = "POST /scans HTTP/1.1\r\nHost: door\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String GET = "GET /events HTTP/1.1\r\nHost: door\r\n\r\n";

    private final List<String> seen = new ArrayList<>();
    private final EmbeddedChannel connection = connection();

    @Test
    void headersThatDripAreEndedInTime() {
        receive("GET /ev");
        wait(Duration.ofSeconds(10));
        receive("ents HTTP/1.1\r\nHo");
        wait(Duration.ofSeconds(9));
        assertThat(connection.isOpen()).isTrue();

        wait(Duration.ofSeconds(2));

        assertThat(sent())
                .startsWith("HTTP/1.1 408 ")
                .contains("Connection: close")
                .contains("\"type\":\"https://usher.dev/problems/request-timeout\"");
        assertThat(connection.isOpen()).isFalse();
        assertThat(seen).isEmpty();
    }

    @Test
    void aBodyThatDripsIsEndedInTime() {
        receive(POST);
        wait(Duration.ofSeconds(12));
        receive("1\r\n{\r\n");
        wait(Duration.ofSeconds(9));

        assertThat(sent()).startsWith("HTTP/1.1 408 ");
        assertThat(connection.isOpen()).isFalse();
        assertThat(seen).containsExactly("POST", "{");
    }

    @Test
    void whatHasArrivedMayBeAnsweredForEver() {
        receive(GET);
        answer("data: 1");
        wait(Duration.ofDays(1));

        assertThat(sent()).startsWith("HTTP/1.1 200 ");
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void aConnectionMayRestBetweenRequests() {
        receive(GET);
        answerWhole();
        wait(Duration.ofMinutes(1));
        receive(GET);
        answerWhole();
        wait(Duration.ofMinutes(1));

        assertThat(connection.isOpen()).isTrue();
        assertThat(seen).containsExactly("GET", "end", "GET", "end");
    }

    @Test
    void theSecondOfTwoRequestsThatComeTogetherHasADeadlineToo() {
        receive(GET + POST);
        answerWhole();
        sent();
        wait(WITHIN);

        assertThat(sent()).startsWith("HTTP/1.1 408 ");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aRequestIsNotRefusedInFrontOfAnAnswerThatItsPredecessorWaitsFor() {
        receive(GET + POST + "zz\r\n");

        assertThat(sent()).isEmpty();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aMessageWithBrokenChunksNeverEnds() {
        receive(POST + "2\r\n{}\r\nzz\r\n");

        assertThat(sent())
                .startsWith("HTTP/1.1 400 ")
                .contains("\"type\":\"https://usher.dev/problems/malformed-request\"");
        assertThat(connection.isOpen()).isFalse();
        assertThat(seen).containsExactly("POST", "{}");
    }

    @Test
    void aTargetThatIsTooLongIsSaidToBe() {
        receive("GET /" + "x".repeat(5000) + " HTTP/1.1\r\n\r\n");

        assertThat(sent()).startsWith("HTTP/1.1 414 ").contains("target-too-long");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void headersThatAreTooLongAreSaidToBe() {
        receive("GET / HTTP/1.1\r\nX: " + "x".repeat(9000) + "\r\n\r\n");

        assertThat(sent()).startsWith("HTTP/1.1 431 ").contains("headers-too-large");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whatIsNoHttpIsMalformed() {
        receive("\u0016\u0003\u0001 hello\r\n\r\n");

        assertThat(sent()).startsWith("HTTP/1.1 400 ").contains("malformed-request");
        assertThat(connection.isOpen()).isFalse();
    }

    private EmbeddedChannel connection() {
        var reception = new Reception(WITHIN, new Refusals(JsonMapper.createDefault()));
        var channel = new EmbeddedChannel(reception.bytes(), new HttpServerCodec(), reception, new Application());
        channel.freezeTime();
        return channel;
    }

    private void receive(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private void wait(Duration duration) {
        connection.advanceTimeBy(duration.toNanos(), TimeUnit.NANOSECONDS);
        connection.runScheduledPendingTasks();
    }

    private void answer(String part) {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set("Transfer-Encoding", "chunked");
        connection.writeOutbound(
                head,
                new io.netty.handler.codec.http.DefaultHttpContent(
                        Unpooled.copiedBuffer(part, StandardCharsets.UTF_8)));
    }

    private void answerWhole() {
        answer("done");
        connection.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private String sent() {
        var text = new StringBuilder();
        for (ByteBuf bytes = connection.readOutbound(); bytes != null; bytes = connection.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        return text.toString();
    }

    /// Writes down what reaches the application.
    private final class Application extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                seen.add(request.method().name());
            }
            if (message instanceof HttpContent content && content.content().isReadable()) {
                seen.add(content.content().toString(StandardCharsets.UTF_8));
            }
            if (message instanceof LastHttpContent) {
                seen.add("end");
            }
            ReferenceCountUtil.release(message);
        }
    }
}
