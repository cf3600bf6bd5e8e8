package dev.usher.platform.receiving;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The requests of one connection: each must arrive in time and as well-formed HTTP, otherwise the connection
/// is closed. The framework waits for ever for the rest of a request, and treats a message with broken framing
/// as complete.
///
/// Called by the connection's event loop only.
final class Reception extends ChannelDuplexHandler {
    private final Duration within;
    private final Refusals refusals;

    private @Nullable ChannelHandlerContext connection;
    private @Nullable ScheduledFuture<?> deadline;
    private int unanswered;
    private boolean isAnswering;
    private boolean isOver;

    Reception(Duration within, Refusals refusals) {
        this.within = within;
        this.refusals = refusals;
    }

    /// Sees the raw bytes: a request starts with its first one.
    ChannelHandler bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                startDeadline();
                context.fireChannelRead(bytes);
            }
        };
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = context;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopDeadline();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isOver) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest) {
            // Another request may have arrived together with the previous one.
            startDeadline();
            unanswered++;
        }
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            refuse(refusals.unreadable(part.decoderResult().cause()));
            return;
        }
        if (message instanceof LastHttpContent) {
            stopDeadline();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isOver) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new IllegalStateException("the request was refused"));
            return;
        }
        if (message instanceof HttpResponse response && response.status().code() >= 200) {
            isAnswering = true;
        }
        if (message instanceof LastHttpContent && isAnswering) {
            isAnswering = false;
            unanswered--;
        }
        var _ = context.write(message, promise);
    }

    private void startDeadline() {
        if (deadline == null && !isOver && connection != null) {
            deadline = connection
                    .executor()
                    .schedule(() -> refuse(refusals.late(within)), within.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stopDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /// Closes the connection, with an answer unless another one comes first.
    private void refuse(FullHttpResponse answer) {
        stopDeadline();
        isOver = true;
        if (connection == null) {
            return;
        }
        if (isAnswering || unanswered > 1) {
            answer.release();
            var _ = connection.close();
        } else {
            var _ = connection.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
