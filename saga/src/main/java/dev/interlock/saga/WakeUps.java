package dev.interlock.saga;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * When to look at a rotation though nothing was heard. A wake-up is never moved or cancelled: one
 * that is no longer asked for only looks once too often.
 */
@Component
class WakeUps {
  static final TaskDescriptor<Void> LOOK = TaskDescriptor.of("look-at-rotation");

  private final SchedulerClient scheduler;

  WakeUps(SchedulerClient schedulerClient) {
    this.scheduler = schedulerClient;
  }

  /** Never early: the next full millisecond, since the database rounds. */
  void schedule(String rotationId, Instant at) {
    Instant full = at.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    scheduler.scheduleIfNotExists(LOOK.instance(rotationId + "@" + full).scheduledTo(full));
  }

  static String rotationOf(String instance) {
    return instance.substring(0, instance.lastIndexOf('@'));
  }
}
