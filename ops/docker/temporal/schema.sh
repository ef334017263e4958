#!/bin/sh
# Makes or updates the schema of Temporal's own two databases; each step leaves alone what is there already.
set -eu

schema() {
  tool="temporal-sql-tool --plugin postgres12 --ep temporal-postgres -p 5432 -u postgres --db $1"
  $tool create
  $tool setup-schema -v 0.0
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/$2/versioned"
}

schema temporal temporal
schema temporal_visibility visibility
