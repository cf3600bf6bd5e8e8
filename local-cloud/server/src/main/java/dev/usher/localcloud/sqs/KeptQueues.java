package dev.usher.localcloud.sqs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queues that ElasticMQ wrote down before it ended.
///
/// It answers before it has restored them, and gives up if somebody creates one of them meanwhile ("Could not start
/// server
/// because QueueAlreadyExists"). So nobody may call it before they are all there.
///
/// @param names of the queues
record KeptQueues(Set<String> names) {

    static final KeptQueues NONE = new KeptQueues(Set.of());

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    KeptQueues {
        names = Set.copyOf(names);
    }

    /// The JDBC address of ElasticMQ's database.
    static String url(Path database) {
        return "jdbc:h2:" + database;
    }

    /// Reads their names, while ElasticMQ does not run.
    ///
    /// @param database its path without the ending; nothing was kept if it does not exist
    static KeptQueues in(Path database) {
        if (!Files.exists(database.resolveSibling(database.getFileName() + ".mv.db"))) {
            return NONE;
        }
        var names = new HashSet<String>();
        try (var connection = DriverManager.getConnection(url(database));
                var tables = connection.getMetaData().getTables(null, null, "QUEUE", null)) {
            if (tables.next()) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select name from queue")) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the queues in " + database + ": delete it to begin again", e);
        }
        return new KeptQueues(names);
    }

    /// Returns when all are there.
    ///
    /// @throws IllegalStateException if they are not within a minute
    void awaitRestored(SqsClient sqs) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!names.isEmpty() && !present(sqs).containsAll(names)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("ElasticMQ has not restored its queues: " + names);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static Set<String> present(SqsClient sqs) {
        var present = new HashSet<String>();
        sqs.listQueuesPaginator(list -> list.maxResults(1000)).queueUrls().stream()
                .map(queueUrl -> queueUrl.substring(queueUrl.lastIndexOf('/') + 1))
                .forEach(present::add);
        return present;
    }
}
