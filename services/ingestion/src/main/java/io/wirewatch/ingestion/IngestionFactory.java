package io.wirewatch.ingestion;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.formats.file.DocumentReader;
import io.wirewatch.formats.file.FileLimits;
import io.wirewatch.formats.file.PackedLimits;
import io.wirewatch.formats.office.OfficeLimits;
import io.wirewatch.ingestion.folder.FolderSource;
import io.wirewatch.ingestion.mail.MailLimits;
import io.wirewatch.ingestion.mail.MailSource;
import io.wirewatch.ingestion.poll.Poll;
import io.wirewatch.ingestion.poll.PollLog;
import io.wirewatch.ingestion.poll.PollMeters;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.Pushes;
import io.wirewatch.ingestion.poll.SourcePolls;
import io.wirewatch.ingestion.site.PageSource;
import io.wirewatch.ingestion.site.SitemapSource;
import io.wirewatch.ingestion.web.WebFetch;
import io.wirewatch.ingestion.web.WebForms;
import io.wirewatch.ingestion.websub.WebSubHub;
import io.wirewatch.runtime.PublicUrl;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.RecordProducer;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.security.HubProofs;
import io.wirewatch.runtime.security.LoginBox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Wiring of ingestion. */
@Factory
final class IngestionFactory {
    @Singleton
    @Bean(preDestroy = "close")
    RecordProducer producer(KafkaClients clients) {
        return clients.producer("ingestion");
    }

    @Singleton
    PollLog log(RecordProducer producer) {
        return new KafkaPollLog(producer);
    }

    @Singleton
    @Bean(preDestroy = "close")
    DocumentReader documents() {
        PackedLimits packed = PackedLimits.DEFAULT.withTotal(FolderSource.MOST_UNPACKED);
        return new DocumentReader(FileLimits.DEFAULT.withPacked(packed), OfficeLimits.DEFAULT);
    }

    @Singleton
    PollMeters pollMeters(MeterRegistry meters) {
        return new PollMeters(meters);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Pushes pushes(
            IngestionConfig config,
            OutboundHttp http,
            Clock clock,
            HubProofs proofs,
            PublicUrl publicUrl,
            PollMeters meters) {
        WebForms forms = new WebForms(http, config.manners(), clock);
        return new Pushes(publicUrl.base().orElse(null), new WebSubHub(forms, proofs), meters);
    }

    @Singleton
    SourcePolls polls(
            IngestionConfig config,
            OutboundHttp http,
            PollLog log,
            MeterRegistry meters,
            Clock clock,
            DocumentReader documents,
            OutboundSockets sockets,
            LoginBox logins,
            PollMeters pollMeters,
            Pushes pushes) {
        WebFetch web = new WebFetch(http, config.manners(), clock);
        Poll poll = new Poll(
                Map.of(
                        PolledSource.FEED, new FeedSource(web, new FeedReader(FeedLimits.DEFAULT)),
                        PolledSource.PAGE, new PageSource(web),
                        PolledSource.SITEMAP, new SitemapSource(web),
                        PolledSource.FOLDER, new FolderSource(config.folderRoots(), config.settle(), documents),
                        PolledSource.IMAP, new MailSource(sockets, logins, documents, MailLimits.DEFAULT)),
                log,
                config.pace(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble(),
                pollMeters,
                pushes);
        SourcePolls polls = new SourcePolls(poll, log, clock);
        meters.gauge("wirewatch.ingestion.sources", polls, SourcePolls::size);
        return polls;
    }

    @Singleton
    SourceWorker worker(KafkaClients clients, DeadLetters deadLetters, SourcePolls polls) {
        return new SourceWorker(clients, deadLetters, polls);
    }
}
