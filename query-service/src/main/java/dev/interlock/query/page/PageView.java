package dev.interlock.query.page;

import java.util.List;

/** All that the page shows, in words. */
record PageView(
    String asOf,
    String behind,
    boolean current,
    List<String> findings,
    List<BucketLine> buckets,
    List<RotationCard> running,
    List<FinishedLine> finished,
    String finishedCount) {

  /**
   * One horizon of the expiry calendar.
   *
   * @param tone {@code bad}, {@code warn}, {@code soon} or {@code calm}
   */
  record BucketLine(String id, String label, String tone, int count, List<EndingLine> endings) {}

  /** A certificate that ends. */
  record EndingLine(String certificateId, String on, String left, List<String> stages) {}

  /** A rotation that is over. */
  record FinishedLine(
      String rotationId, String oldId, String newId, String outcome, String at, String stages) {}
}
