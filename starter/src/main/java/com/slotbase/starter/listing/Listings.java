package com.slotbase.starter.listing;

import com.slotbase.adapters.id.Ids;
import com.slotbase.adapters.listing.ListingCache;
import com.slotbase.adapters.listing.ListingStore;
import com.slotbase.starter.error.ApiException;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.error.ErrorCode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The listings, as they are now and, where a hold compares their version, as they were lately. */
@Component
public class Listings {

  private final ListingStore store;
  private final ListingCache cache;

  Listings(ListingStore store, ListingCache cache) {
    this.store = store;
    this.cache = cache;
  }

  void add(Listing listing) {
    store.insert(listing);
  }

  /**
   * @throws ApiException if there is none
   */
  public Listing get(String id) {
    return found(Ids.possible(id) ? store.find(id) : Optional.empty());
  }

  /**
   * Perhaps as it was a while ago.
   *
   * @throws ApiException if there is none
   */
  public Listing lately(String id) {
    return found(Ids.possible(id) ? cache.find(id) : Optional.empty());
  }

  /**
   * As it is now, also for who asks {@link #lately} next.
   *
   * @throws ApiException if there is none
   */
  public Listing refreshed(String id) {
    return found(cache.fresh(id));
  }

  /**
   * Changes a listing; of two changes at once, the second is made again from what the first left.
   *
   * @throws ApiException if there is none, or from the change itself
   */
  Listing change(String id, UnaryOperator<Listing> change) {
    Optional<Listing> changed;
    do {
      changed = store.replace(change.apply(get(id)));
    } while (changed.isEmpty());
    return changed.get();
  }

  private static Listing found(Optional<Listing> listing) {
    return listing.orElseThrow(() -> new ApiException(ErrorCode.LISTING_NOT_FOUND));
  }
}
