package com.slotbase.activities.planted;

import com.slotbase.worker.WorkerApplication;

/** Breaks a rule on purpose. */
public class KnowsTheWorker {
  WorkerApplication worker;
}
