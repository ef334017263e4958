package com.slotbase.starter.webhook;

import com.slotbase.adapters.webhook.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor is told of its event, which is stored by now.
 *
 * @param duplicate true if this event had come before, else absent
 * @param processingFailed true if it could not be processed so far, else absent
 */
record Received(boolean received, @Nullable Boolean duplicate, @Nullable Boolean processingFailed) {

  static Received of(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Processed processed -> new Received(true, null, null);
      case Receipt.Duplicate duplicate ->
          new Received(true, true, duplicate.failed() ? true : null);
      case Receipt.Failed failed -> new Received(true, null, true);
    };
  }
}
