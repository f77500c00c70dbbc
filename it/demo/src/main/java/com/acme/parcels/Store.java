package com.acme.parcels;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** The parcels, in a database. */
public final class Store implements AutoCloseable {
    private static final Marker SQL = MarkerFactory.getMarker("SQL");

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final HikariDataSource pool;

    private Store(HikariDataSource pool) {
        this.pool = pool;
    }

    static Store inMemory() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:parcels;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(4);
        Store store = new Store(new HikariDataSource(config));
        store.createTable();
        return store;
    }

    private void createTable() {
        String sql = "create table parcel (id bigint auto_increment primary key, country varchar(2), grams int, cents int)";
        log.debug(SQL, "{}", sql);
        query(sql, PreparedStatement::execute);
    }

    Parcel add(Parcel parcel) {
        return query("insert into parcel (country, grams, cents) values (?, ?, ?)", insert -> {
            insert.setString(1, parcel.to());
            insert.setInt(2, parcel.grams());
            insert.setInt(3, parcel.cents());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                Parcel stored = parcel.stored(keys.getLong(1));
                log.debug(SQL, "inserted {}", stored);
                return stored;
            }
        });
    }

    Optional<Parcel> find(long id) {
        List<Parcel> found = query("select id, country, grams, cents from parcel where id = ?", select -> {
            select.setLong(1, id);
            return rows(select);
        });
        if (found.isEmpty()) {
            log.debug("no parcel {}", id);
        }
        return found.stream().findFirst();
    }

    List<Parcel> all() {
        return query("select id, country, grams, cents from parcel order by id", this::rows);
    }

    private List<Parcel> rows(PreparedStatement select) throws SQLException {
        List<Parcel> parcels = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                parcels.add(new Parcel(row.getLong(1), row.getString(2), row.getInt(3), row.getInt(4)));
                log.trace(SQL, "row {}", parcels.size());
            }
        }
        if (log.isDebugEnabled(SQL) && !parcels.isEmpty()) {
            log.debug(SQL, "{} rows, ids {} to {}", parcels.size(), parcels.get(0).id(), last(parcels).id());
        }
        return parcels;
    }

    private static Parcel last(List<Parcel> parcels) {
        return parcels.get(parcels.size() - 1);
    }

    /** What is done with a statement once it is prepared. */
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T query(String sql, Work<T> work) {
        long start = System.nanoTime();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            log.trace(SQL, "prepared {} on {}", sql, connection);
            return work.with(statement);
        } catch (SQLException e) {
            log.debug("\"{}\" failed with state {}", sql, e.getSQLState(), e);
            throw new IllegalStateException(sql, e);
        } finally {
            log.atDebug().addMarker(SQL).addKeyValue("sql", sql).log(() -> "took " + micros(start) + " us");
        }
    }

    private static long micros(long start) {
        return (System.nanoTime() - start) / 1000;
    }

    @Override
    public void close() {
        log.debug("closing the pool");
        pool.close();
    }
}
