package io.dyndbg.it.applications;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/**
 * A ZooKeeper server and a client of it in one JVM: creates nodes, reads, writes, waits for a watch. Prints {@code done} and
 * what it read last. A program of its own.
 */
public final class ZooKeeperSession {
    private static final int SECONDS = 60;

    private ZooKeeperSession() {}

    /** Arguments: a folder for the server's data; how many nodes to create; how often to toggle meanwhile. */
    public static void main(String[] args) {
        Program.run(ZooKeeperSession::run, args);
    }

    private static void run(String[] args) throws Exception {
        File folder = Files.createDirectories(Path.of(args[0])).toFile();
        int nodes = Integer.parseInt(args[1]);
        ZooKeeperServer server = new ZooKeeperServer(folder, folder, 2000);
        ServerCnxnFactory factory = new NIOServerCnxnFactory();
        factory.configure(new InetSocketAddress("127.0.0.1", 0), 10);
        factory.startup(server);
        Toggler toggler = new Toggler(Integer.parseInt(args[2]));
        toggler.start();
        String read = session("127.0.0.1:" + factory.getLocalPort(), nodes, toggler);
        toggler.finish();
        factory.shutdown();
        System.out.println("done " + read);
    }

    private static String session(String address, int nodes, Toggler toggler) throws Exception {
        CountDownLatch connected = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        try (ZooKeeper client = new ZooKeeper(address, 30_000, event -> {
            if (event.getState() == Watcher.Event.KeeperState.SyncConnected) {
                connected.countDown();
            }
        })) {
            await(connected);
            int created = 0;
            // As long as the other thread toggles, there must be something to log.
            while (created < nodes || toggler.isAlive()) {
                client.create("/n" + created, bytes(created), ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
                client.getData("/n" + created, false, null);
                created++;
            }
            client.exists("/n0", event -> changed.countDown());
            client.setData("/n0", bytes(42), -1);
            await(changed);
            System.out.println("created " + created);
            return new String(client.getData("/n0", false, null), StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(int value) {
        return Integer.toString(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nothing came within " + SECONDS + " s");
        }
    }
}
