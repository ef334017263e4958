/**
 * The starter as it runs, for tests that talk to it as callers do: over HTTP, with tokens of an
 * issuer, on a real PostgreSQL. It is started once for all tests.
 */
package com.slotbase.starter.harness;
