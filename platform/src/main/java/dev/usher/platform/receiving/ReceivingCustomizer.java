package dev.usher.platform.receiving;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;

/// Puts a [Reception] into every connection of the server.
@Singleton
final class ReceivingCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final ReceivingConfig config;
    private final Refusals refusals;

    ReceivingCustomizer(ReceivingConfig config, Refusals refusals) {
        this.config = config;
        this.refusals = refusals;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Unbound());
        return event.getBean();
    }

    private final class Unbound implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Bound(channel.pipeline()) : this;
        }
    }

    private final class Bound implements NettyServerCustomizer {
        private final ChannelPipeline pipeline;

        Bound(ChannelPipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public void onStreamPipelineBuilt() {
            var reception = new Reception(config.within(), refusals);
            pipeline.addBefore(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "usher-bytes", reception.bytes());
            pipeline.addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "usher-requests", reception);
        }
    }
}
