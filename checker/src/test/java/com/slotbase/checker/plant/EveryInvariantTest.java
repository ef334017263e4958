package com.slotbase.checker.plant;

import static org.assertj.core.api.Assertions.assertThat;

import com.slotbase.checker.Checker;
import com.slotbase.checker.invariant.Invariant;
import com.slotbase.checker.invariant.Violation;
import com.slotbase.checker.world.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker sees every invariant broken: without that its silence would say nothing. */
class EveryInvariantTest {

  static List<Plant> plants() {
    return Stream.of(
            SlotPlants.all(),
            HoldPlants.all(),
            StatePlants.all(),
            StayPlants.all(),
            MovePlants.all(),
            WaitlistPlants.all(),
            PaymentPlants.all(),
            RefundPlants.all(),
            CancellationPlants.all(),
            LedgerPlants.all(),
            DispatchPlants.all(),
            MessagePlants.all(),
            MoneyPlants.all(),
            RefundBookPlants.all(),
            HistoryPlants.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("plants")
  void plantedViolation_isReported(Plant plant) {
    try (var world = new World()) {
      world.confirmed();
      world.hold();

      String subject = plant.planting().in(world);

      assertThat(world.check())
          .filteredOn(violation -> violation.invariant().name().equals(plant.invariant()))
          .as(plant.how())
          .anySatisfy(violation -> {
            assertThat(violation.subject()).isEqualTo(subject);
            assertThat(violation.explanation()).contains(subject).doesNotContain("null");
          });
    }
  }

  @Test
  void everyInvariant_hasAPlantedViolation() {
    assertThat(Checker.invariants())
        .extracting(Invariant::name)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(plants().stream().map(Plant::invariant).distinct().toList());
  }

  @Test
  void aViolation_readsAsASentenceWithItsIds() {
    var violation =
        new Violation(new Invariant("no-overlap", "B2", "…"), "b1", "Booking b1 and booking b2 …");

    assertThat(violation).hasToString("[B2 no-overlap] b1: Booking b1 and booking b2 …");
  }
}
