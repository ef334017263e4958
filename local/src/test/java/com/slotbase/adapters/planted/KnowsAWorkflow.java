package com.slotbase.adapters.planted;

import com.slotbase.workflows.booking.BookingStories;

/** Breaks a rule on purpose. */
public class KnowsAWorkflow {
  BookingStories stories;
}
