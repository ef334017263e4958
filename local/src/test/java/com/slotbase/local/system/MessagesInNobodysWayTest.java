package com.slotbase.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.local.system.Api.Answer;
import com.slotbase.local.testing.AtOnce;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While all who carry messages hang, bookings are held, confirmed, cancelled and end as ever. */
@Timeout(240)
class MessagesInNobodysWayTest {

  private static final int BOOKINGS = 40;

  private final RunningSystem system = RunningSystem.shared();

  @AfterEach
  void heal() {
    work();
  }

  private void work() {
    system.resend.clearFaults();
    system.fcm.clearFaults();
  }

  @Test
  void providersThatHang_holdUpNoBooking() throws Exception {
    String domain = UUID.randomUUID() + ".example.com";
    for (int i = 0; i < BOOKINGS; i++) {
      system.api.address("hung-" + i, i + "@" + domain);
      system.api.device("hung-" + i, "device-%d-%s".formatted(i, domain));
    }
    system.resend.fault("/emails", "POST", "timeout_after", "", -1);
    system.fcm.fault("/v1/projects/*/messages:send", "POST", "timeout_after", "", -1);
    String listing = system.api.listing(BOOKINGS, false, 300);

    List<String> bookings = AtOnce.each(BOOKINGS, i -> confirmed("hung-" + i, listing));
    // What their stories do, and whatever has to wake them, is not behind the messages either.
    system.api.cancel("hung-0", bookings.getFirst());
    system.awaitRow(bookings.getFirst(), "CANCELLED");
    system.customers.confirmed(3, 1);
    assertThat(system.resend.emails(domain)).isNotEmpty();
    assertThat(pending(domain)).isPositive();

    work();
    system.assertAllIsWell();
    assertThat(pending(domain)).isZero();
  }

  private String confirmed(String customer, String listing) {
    Answer held = system.api.hold(customer, listing, RunningSystem.hour(0), 1);
    assertThat(held.status()).isEqualTo(201);
    assertThat(system.api.confirm(customer, held.text("id")).status()).isEqualTo(200);
    return held.text("id");
  }

  private int pending(String domain) {
    return system
        .rows
        .sql(
            """
            select count(*) from notification n join person p on p.id = n.person_id
            where n.status = 'PENDING' and p.email like :domain
            """)
        .param("domain", "%@" + domain)
        .query(Integer.class)
        .single();
  }
}
