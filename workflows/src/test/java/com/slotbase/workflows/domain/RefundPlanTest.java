package com.slotbase.workflows.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.workflows.domain.RefundPlan.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefundPlanTest {

  private static final RefundSource DIFFERENCE = new RefundSource("pay-2", false, 1500);
  private static final RefundSource PRICE = new RefundSource("pay-1", false, 4500);
  private static final RefundSource CASH = new RefundSource("off-1", true, 300);
  private static final List<RefundSource> ALL = List.of(DIFFERENCE, PRICE, CASH);

  @Test
  void oneThatHasEnough_isTaken() {
    assertThat(RefundPlan.split(ALL, 1500)).containsExactly(new Part(DIFFERENCE, 1500));
    assertThat(RefundPlan.split(ALL, 1501)).containsExactly(new Part(PRICE, 1501));
  }

  @Test
  void moreThanAnyHas_isTakenInOrder() {
    assertThat(RefundPlan.split(ALL, 6100))
        .containsExactly(new Part(DIFFERENCE, 1500), new Part(PRICE, 4500), new Part(CASH, 100));
  }

  @Test
  void moreThanAllHave_isTakenAsFarAsItGoes() {
    assertThat(RefundPlan.split(ALL, 9999).stream().mapToLong(Part::minor).sum()).isEqualTo(6300);
  }

  @Test
  void nothing_hasNoParts() {
    assertThat(RefundPlan.split(ALL, 0)).isEmpty();
  }
}
