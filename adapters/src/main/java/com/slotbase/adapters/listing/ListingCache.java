package com.slotbase.adapters.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slotbase.workflows.domain.Listing;
import java.util.Optional;

/**
 * Listings kept in the process, so that a hold needs no read of its own. What it returns may be out
 * of date: a hold compares the version in its transaction, and who is told that it changed asks for
 * a {@link #fresh} one.
 */
public final class ListingCache {

  /** About 1 KiB each. */
  private static final long MOST_LISTINGS = 20_000;

  private final ListingStore store;
  private final Cache<String, Listing> kept =
      Caffeine.newBuilder().maximumSize(MOST_LISTINGS).build();

  public ListingCache(ListingStore store) {
    this.store = store;
  }

  public Optional<Listing> find(String id) {
    Listing listing = kept.getIfPresent(id);
    return listing == null ? fresh(id) : Optional.of(listing);
  }

  /** As the row says now. */
  public Optional<Listing> fresh(String id) {
    Optional<Listing> listing = store.find(id);
    listing.ifPresent(found -> kept.put(id, found));
    return listing;
  }
}
