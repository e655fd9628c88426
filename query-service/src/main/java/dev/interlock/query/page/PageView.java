package dev.interlock.query.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page shows, in words.
 *
 * @param near the buckets of 30 days or less that hold something
 * @param far the other buckets that hold something
 */
record PageView(
    String asOf,
    String behind,
    boolean current,
    List<Finding> findings,
    List<BucketLine> buckets,
    List<BucketLine> near,
    List<BucketLine> far,
    List<RotationCard> running,
    List<FinishedLine> finished,
    String finishedCount) {

  /**
   * Something to look into.
   *
   * @param since when it was first seen, in words; empty where that is not known
   * @param backendId the backend that it is about, if it is about one
   */
  record Finding(String text, String since, @Nullable String backendId) {}

  /**
   * One horizon of the expiry calendar.
   *
   * @param tone {@code bad}, {@code warn}, {@code soon} or {@code calm}; {@code none} when empty
   */
  record BucketLine(String label, String tone, int count, List<EndingLine> endings) {}

  /** A certificate that ends. */
  record EndingLine(String certificateId, String on, String left, List<String> stages) {}

  /** A rotation that is over. */
  record FinishedLine(
      String rotationId, String oldId, String newId, String outcome, String at, String stages) {}
}
