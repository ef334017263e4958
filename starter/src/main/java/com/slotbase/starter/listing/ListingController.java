package com.slotbase.starter.listing;

import com.slotbase.adapters.id.Ids;
import com.slotbase.starter.error.ApiException;
import com.slotbase.starter.idempotency.AnswerRecorded;
import com.slotbase.starter.openapi.Refuses;
import com.slotbase.starter.security.Caller;
import com.slotbase.starter.security.Role;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/listings")
@Tag(name = "Listings")
class ListingController {

  private final Listings listings;

  ListingController(Listings listings) {
    this.listings = listings;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @AnswerRecorded(AnswerRecorded.How.WITH_ITS_EFFECT)
  @Operation(summary = "Offer something for booking", description = "Sellers and their staff.")
  @Refuses({ErrorCode.VALIDATION_FAILED, ErrorCode.INSUFFICIENT_PERMISSIONS})
  ResponseEntity<ListingView> create(
      @AuthenticationPrincipal Caller caller, @RequestBody ListingRequest request) {
    String seller = sellerFor(caller, request);
    Listing listing = ListingForm.create(Ids.listing(), seller, request);
    listings.add(listing);
    return ResponseEntity.created(URI.create("/v1/listings/" + listing.id()))
        .body(ListingView.of(listing));
  }

  @GetMapping("/{id}")
  @Operation(summary = "Look at a listing")
  @Refuses(ErrorCode.LISTING_NOT_FOUND)
  ListingView get(@PathVariable String id) {
    return ListingView.of(listings.get(id));
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change a listing",
      description =
          "What is absent stays as it is. Bookings that were made keep what they were made with.")
  @Refuses({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.LISTING_NOT_FOUND,
    ErrorCode.INSUFFICIENT_PERMISSIONS
  })
  ListingView change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestBody ListingRequest request) {
    return ListingView.of(
        listings.change(
            id,
            listing -> {
              if (!caller.actsFor(listing.sellerId())) {
                throw Caller.forbidden();
              }
              return ListingForm.change(listing, request);
            }));
  }

  /** Sellers and staff make listings of their own seller; an operator says whose it is to be. */
  private static String sellerFor(Caller caller, ListingRequest request) {
    String seller = request.sellerId() == null ? caller.seller() : request.sellerId();
    if (seller == null && caller.role() == Role.OPERATOR) {
      throw ApiException.invalid("sellerId", "is required from an operator");
    }
    if (seller == null || !caller.actsFor(seller)) {
      throw Caller.forbidden();
    }
    return seller;
  }
}
