package com.slotbase.adapters.message;

/**
 * What a calendar takes up, changes, or drops again (RFC 5545): one event per booking, whose later
 * versions replace the earlier ones.
 */
public record CalendarFile(String filename, String contentType, String content) {}
