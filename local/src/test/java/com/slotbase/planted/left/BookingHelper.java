package com.slotbase.planted.left;

/** Breaks a rule on purpose. */
public class BookingHelper {}
