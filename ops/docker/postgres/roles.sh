#!/bin/bash
# Run once, when PostgreSQL makes its data: the role that owns the schema, and the one that the application runs as.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --username=postgres \
  --set=owner_password="$DATABASE_OWNER_PASSWORD" --set=password="$DATABASE_PASSWORD" <<'SQL'
CREATE ROLE slotbase_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE slotbase LOGIN PASSWORD :'password';
CREATE DATABASE slotbase OWNER slotbase_owner;
REVOKE ALL ON DATABASE slotbase FROM PUBLIC;
GRANT CONNECT ON DATABASE slotbase TO slotbase;
SQL
