package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.host.StateFiles.StateFileException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final AtomicInteger recorded = new AtomicInteger();

  @Test
  void aRunThatTakesTooLongToBeginIsAdmittedAndRecordedOnce() {
    var admission = new Admission(recorded::incrementAndGet, Duration.ZERO);
    admission.await();
    assertThat(admission.admit()).isTrue();
    assertThat(recorded).hasValue(1);
  }

  @Test
  void aRefusedRunThatHasEndedIsNotAdmitted() {
    var admission = new Admission(recorded::incrementAndGet, Trigger.LONGEST_HOLD);
    admission.refuse(ProblemException.of(409, "another run has the lock"));
    admission.ended();
    assertThatThrownBy(admission::await).hasMessage("another run has the lock");
    assertThat(admission.admit()).isFalse();
    assertThat(recorded).hasValue(0);
  }

  @Test
  void aRunThatCannotBeRecordedIsRefused() {
    var admission =
        new Admission(
            () -> {
              throw new StateFileException("disk full", new IOException());
            },
            Duration.ZERO);
    assertThatThrownBy(admission::admitNow).hasMessageContaining("disk full");
  }
}
