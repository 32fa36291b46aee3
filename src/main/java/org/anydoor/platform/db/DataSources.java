package org.anydoor.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Three doors to one database: application (row policies apply), jobs (its own tables and sweeps), owner (migrations). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSources.Connection.class)
class DataSources {
    /** Where the database is and the passwords of its roles; the launcher sets these. */
    @ConfigurationProperties("anydoor.db")
    record Connection(
            String url,
            String ownerPassword,
            String appPassword,
            String jobsPassword,
            @DefaultValue("16") int connections) {}

    @Bean
    HikariDataSource appPool(Connection connection) {
        return pool(connection, "anydoor_app", connection.appPassword(), connection.connections());
    }

    @Bean
    @Primary
    DataSource dataSource(@Qualifier("appPool") HikariDataSource appPool) {
        return CallerTransactions.guarded(appPool);
    }

    @Bean
    HikariDataSource jobsDataSource(Connection connection) {
        return pool(connection, "anydoor_jobs", connection.jobsPassword(), 4);
    }

    @Bean
    @FlywayDataSource
    HikariDataSource ownerDataSource(Connection connection) {
        HikariDataSource owner = pool(connection, "anydoor_owner", connection.ownerPassword(), 2);
        owner.setMinimumIdle(0);
        owner.setIdleTimeout(10_000);
        return owner;
    }

    private static HikariDataSource pool(Connection connection, String role, String password, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(role);
        pool.setJdbcUrl(connection.url());
        pool.setUsername(role);
        pool.setPassword(password);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(5_000);
        return pool;
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new CallerTransactions(dataSource);
    }

    @Bean
    @Primary
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(JdbcTemplate jdbcTemplate) {
        return JdbcClient.create(jdbcTemplate);
    }

    @Bean
    JobsDb jobsDb(@Qualifier("jobsDataSource") HikariDataSource jobsDataSource) {
        return JobsDb.over(jobsDataSource);
    }
}
