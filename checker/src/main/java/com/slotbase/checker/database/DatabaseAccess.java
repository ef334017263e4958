package com.slotbase.checker.database;

/**
 * How the database is reached, by any role that may read the tables.
 *
 * @param url a JDBC URL of PostgreSQL
 */
public record DatabaseAccess(String url, String user, String password) {}
