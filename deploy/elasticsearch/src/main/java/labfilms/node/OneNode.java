package labfilms.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;

/**
 * One node in this process: {@code OneNode HOME [tethered] setting=value…}. Ends in order when it is
 * asked to (SIGTERM); tethered, also when its standard input does. It listens on loopback alone and knows no password: never for a server.
 */
public final class OneNode {

    private OneNode() {}

    public static void main(String[] words) {
        try {
            run(words);
        } catch (Throwable fault) {
            // Threads that have started already would keep the process from ending.
            fault.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] words) throws Exception {
        Path home = Path.of(words[0]).toAbsolutePath();
        Settings.Builder asked = Settings.builder()
            .put("path.home", home)
            .put("cluster.name", "labfilms-one-node")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("transport.port", 0)
            // A full disk is told by other means, and must not freeze what is tried here.
            .put("cluster.routing.allocation.disk.threshold_enabled", false);
        for (int place = 1; place < words.length; place++) {
            if (words[place].equals("tethered")) {
                tether();
                continue;
            }
            String[] pair = words[place].split("=", 2);
            asked.put(pair[0], pair[1]);
        }
        Settings settings = asked.build();
        system(home, Path.of(settings.get("path.data")));

        Path config = Files.createDirectories(home.resolve("config"));
        Environment place = InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), config, () -> "one");
        CountDownLatch over = new CountDownLatch(1);
        Node node = new Node(place);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception fault) {
                fault.printStackTrace();
            }
            over.countDown();
        }));
        node.start();
        over.await();
    }

    /** End with whoever started this, however that ends: the other end of the pipe then closes. */
    private static void tether() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) { }
            } catch (IOException closed) {
                // As good as its end.
            }
            System.exit(0);
        });
        watch.setDaemon(true);
        watch.start();
    }

    /** What bin/elasticsearch does before the first class is loaded. */
    private static void system(Path home, Path data) throws Exception {
        System.setProperty("es.path.home", home.toString());
        // Central has no native libraries; a folder without any lets the server do without.
        System.setProperty("es.nativelibs.path", data.toString());
        System.setProperty("es.set.netty.runtime.available.processors", "false");
        LogConfigurator.loadLog4jPlugins();
        LogConfigurator.configureESLogging();
    }
}
