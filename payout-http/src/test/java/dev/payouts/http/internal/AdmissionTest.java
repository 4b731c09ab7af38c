package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.host.StateFiles.StateFileException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final AtomicInteger kept = new AtomicInteger();

  @Test
  void aRunThatTakesTooLongToBeginIsAdmittedAndKeptOnce() {
    var admission = new Admission(kept::incrementAndGet, Duration.ZERO);
    admission.await();
    assertThat(admission.admit()).isTrue();
    assertThat(kept).hasValue(1);
  }

  @Test
  void aRefusedRunThatHasEndedIsNotAdmittedHoweverLongTheCallerWaits() {
    var admission = new Admission(kept::incrementAndGet, Trigger.LONGEST_HOLD);
    admission.refuse(ProblemException.of(409, "another run has the lock"));
    admission.ended();
    assertThatThrownBy(admission::await).hasMessage("another run has the lock");
    assertThat(admission.admit()).isFalse();
    assertThat(kept).hasValue(0);
  }

  @Test
  void aRunThatCannotBeKeptIsRefused() {
    var admission =
        new Admission(
            () -> {
              throw new StateFileException("disk full", new IOException());
            },
            Duration.ZERO);
    assertThatThrownBy(admission::admitNow).hasMessageContaining("disk full");
  }
}
