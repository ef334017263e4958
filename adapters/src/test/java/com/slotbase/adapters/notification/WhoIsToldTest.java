package com.slotbase.adapters.notification;

import static com.slotbase.adapters.booking.Bookings.FIVE_MINUTES;
import static com.slotbase.adapters.booking.Bookings.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.adapters.booking.Bookings;
import com.slotbase.adapters.notification.NotificationStore.Told;
import com.slotbase.workflows.domain.Booking;
import com.slotbase.workflows.domain.MessageTemplate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N3: which changes of a booking its customer hears of. */
class WhoIsToldTest {

  private final Bookings bookings = new Bookings();
  private final Booking held = bookings.held(bookings.listing(1, false), SLOT, FIVE_MINUTES);
  private final String customer = Reachable.customerOf(held, bookings);

  @ParameterizedTest
  @ValueSource(strings = {"their customer", "staff-1"})
  void holdThatIsCancelled_isToldOf(String actor) {
    cancel(actor.equals("their customer") ? customer : actor);
    assertThat(told()).containsExactly(MessageTemplate.CANCELLED);
  }

  @Test
  void offerThatItsCustomerDeclines_isNotToldOf() {
    bookings
        .jdbc
        .sql("update booking set offer = 'MADE', cancelled_by = customer_id where id = :id")
        .param("id", held.id())
        .update();
    bookings
        .jdbc
        .sql("select record_event(:id, 'booking.cancelled', :actor, '{}')")
        .param("id", held.id())
        .param("actor", customer)
        .query((row, n) -> "")
        .list();
    assertThat(told()).isEmpty();
  }

  @Test
  void paymentThatComesTooLate_isToldOf() {
    bookings
        .jdbc
        .sql("select record_event(:id, 'payment.refused', 'stripe', '{}')")
        .param("id", held.id())
        .query((row, n) -> "")
        .list();
    assertThat(told()).containsExactly(MessageTemplate.PAYMENT_REFUSED);
  }

  @Test
  void confirmation_isToldOf() {
    bookings.store.confirmWithoutPayment(held.id(), customer);
    assertThat(told()).containsExactly(MessageTemplate.CONFIRMED);
  }

  @Test
  void holdThatRunsOut_isToldOf() {
    bookings.runOut(held);
    bookings
        .jdbc
        .sql(
            "select count(*) from move_booking(:id, 'HELD', 'EXPIRED', 'OVER', 'booking.hold.expired', 'sweep', '{}')")
        .param("id", held.id())
        .query(Integer.class)
        .single();
    assertThat(told()).containsExactly(MessageTemplate.HOLD_EXPIRED);
  }

  private void cancel(String actor) {
    bookings
        .jdbc
        .sql(
            "select count(*) from move_booking(:id, 'HELD', 'CANCELLED', 'RUNNING', 'booking.cancelled', :actor, '{}')")
        .param("id", held.id())
        .param("actor", actor)
        .query(Integer.class)
        .single();
  }

  private List<MessageTemplate> told() {
    return new NotificationStore(bookings.jdbc)
        .ofBooking(held.id(), null, 10).stream().map(Told::template).toList();
  }
}
