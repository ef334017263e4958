package com.slotbase.activities.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

class PassTest {

  private final Pass pass = new Pass();

  @Test
  void partThatIsRefused_keepsNoOtherFromBeingDone_andFailsThePassInTheEnd() {
    DataAccessException refusal = new QueryTimeoutException("over", new SQLException("", "57014"));
    assertThat(pass.part(() -> thrown(refusal))).isZero();
    assertThat(pass.part(() -> 7)).isEqualTo(7);
    assertThatThrownBy(pass::end).isSameAs(refusal);
  }

  @Test
  void databaseThatIsAway_endsThePassAtOnce() {
    DataAccessException away =
        new DataAccessResourceFailureException("away", new SQLException("", "08006"));
    assertThatThrownBy(() -> pass.part(() -> thrown(away))).isSameAs(away);
  }

  @Test
  void passWithoutARefusal_ends() {
    pass.part(() -> 1);
    pass.end();
  }

  private static int thrown(RuntimeException e) {
    throw e;
  }
}
