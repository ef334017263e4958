package com.slotbase.adapters.database;

/**
 * How the database is reached.
 *
 * @param url a JDBC URL of PostgreSQL
 * @param user the application's role, which owns nothing
 * @param owner the role that owns the schema; used for migrations alone
 */
public record DatabaseSettings(
    String url, String user, String password, String owner, String ownerPassword, int poolSize) {}
