package com.slotbase.starter.listing;

import static java.util.Objects.requireNonNull;

import com.slotbase.starter.body.Text;
import com.slotbase.starter.error.Violations;
import com.slotbase.starter.money.MoneyRequest;
import com.slotbase.workflows.domain.CancellationPolicy;
import com.slotbase.workflows.domain.Listing;
import com.slotbase.workflows.domain.Money;
import com.slotbase.workflows.domain.OpeningHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks a {@link ListingRequest} against the limits of a listing, and makes one of it. */
final class ListingForm {

  private static final int MAX_TIERS = 20;

  private final Violations violations = new Violations();
  private final ListingRequest request;
  private final @Nullable Listing before;

  private ListingForm(ListingRequest request, @Nullable Listing before) {
    this.request = request;
    this.before = before;
  }

  /**
   * A new listing.
   *
   * @throws com.slotbase.starter.error.ApiException with everything that is wrong with it
   */
  static Listing create(String id, String sellerId, ListingRequest request) {
    return new ListingForm(request, null).listing(id, sellerId);
  }

  /**
   * A listing with the changes that the request names, and the version that they were made from.
   *
   * @throws com.slotbase.starter.error.ApiException with everything that is wrong with them
   */
  static Listing change(Listing listing, ListingRequest request) {
    var form = new ListingForm(request, listing);
    form.violations.require(request.sellerId() == null, "sellerId", "can't be changed");
    return form.listing(listing.id(), listing.sellerId());
  }

  private Listing listing(String id, String sellerId) {
    String name = field("name", request.name(), Listing::name, this::name);
    ZoneId zone = field("timeZone", request.timeZone(), Listing::timeZone, this::zone);
    Duration slot = field("slotMinutes", request.slotMinutes(), Listing::slot, this::slot);
    List<OpeningHours> hours =
        field(
            "openingHours",
            request.openingHours(),
            Listing::openingHours,
            (field, sent) -> OpeningHoursForm.check(sent, field, violations));
    Integer capacity = field("capacity", request.capacity(), Listing::capacity, this::capacity);
    Money price = field("price", request.price(), Listing::price, this::price);
    Boolean online =
        field("onlinePayment", request.onlinePayment(), Listing::onlinePayment, (f, sent) -> sent);
    Duration hold =
        request.holdSeconds() == null
            ? (before == null ? null : before.hold())
            : hold(request.holdSeconds());
    CancellationPolicy policy =
        request.cancellationPolicy() == null
            ? (before == null ? CancellationPolicy.FULL_UNTIL_START : before.cancellationPolicy())
            : policy(request.cancellationPolicy());
    if (slot != null && hours != null) {
      OpeningHoursForm.checkRoomForASlot(hours, slot, violations);
    }
    violations.refuse();
    return new Listing(
        id,
        sellerId,
        requireNonNull(name),
        requireNonNull(zone),
        requireNonNull(hours),
        requireNonNull(slot),
        requireNonNull(capacity),
        requireNonNull(price),
        requireNonNull(online),
        hold,
        requireNonNull(policy),
        before == null ? 1 : before.version());
  }

  /** What was sent, checked; or what it was before; or a violation, if there was nothing before. */
  private <S, T> @Nullable T field(
      String field,
      @Nullable S sent,
      Function<Listing, T> unchanged,
      BiFunction<String, S, @Nullable T> check) {
    if (sent != null) {
      return check.apply(field, sent);
    }
    if (before != null) {
      return unchanged.apply(before);
    }
    violations.present(null, field);
    return null;
  }

  private @Nullable String name(String field, String sent) {
    return violations.require(Text.isLine(sent, 200), field, "must be 1 to 200 characters of text")
        ? sent
        : null;
  }

  private @Nullable ZoneId zone(String field, String sent) {
    return violations.require(
            ZoneId.getAvailableZoneIds().contains(sent),
            field,
            "must be a region such as Europe/Madrid")
        ? ZoneId.of(sent)
        : null;
  }

  private @Nullable Duration slot(String field, Integer sent) {
    return violations.within(sent, 5, 1440, field) ? Duration.ofMinutes(sent) : null;
  }

  private @Nullable Integer capacity(String field, Integer sent) {
    return violations.within(sent, 1, 500, field) ? sent : null;
  }

  /** B1: 1 to 120 minutes. */
  private @Nullable Duration hold(Integer sent) {
    return violations.within(sent, 60, 7200, "holdSeconds") ? Duration.ofSeconds(sent) : null;
  }

  private @Nullable Money price(String field, MoneyRequest sent) {
    return sent.check(0, field, violations);
  }

  private @Nullable CancellationPolicy policy(ListingRequest.Policy sent) {
    String field = "cancellationPolicy";
    List<ListingRequest.Tier> tiers = sent.tiers();
    long fee = sent.feeMinor() == null ? 0 : sent.feeMinor();
    boolean valid = violations.within(fee, 0, Money.MOST_MINOR, field + ".feeMinor");
    if (!violations.present(tiers, field + ".tiers") || tiers == null) {
      return null;
    }
    valid &= violations.require(tiers.size() <= MAX_TIERS, field + ".tiers", "must be at most 20");
    for (int i = 0; i < tiers.size(); i++) {
      String tier = "%s.tiers[%d]".formatted(field, i);
      valid &=
          violations.within(
              tiers.get(i).hoursBefore(),
              0,
              CancellationPolicy.MAX_HOURS_BEFORE,
              tier + ".hoursBefore");
      valid &= violations.within(tiers.get(i).percent(), 0, 100, tier + ".percent");
    }
    return valid
        ? new CancellationPolicy(
            tiers.stream()
                .map(tier ->
                    new CancellationPolicy.Tier(
                        requireNonNull(tier.hoursBefore()), requireNonNull(tier.percent())))
                .toList(),
            fee)
        : null;
  }
}
