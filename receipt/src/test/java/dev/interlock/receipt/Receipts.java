package dev.interlock.receipt;

import dev.interlock.messaging.Envelope;
import java.util.List;

/** Receipts of what a story tells. */
final class Receipts {
  private Receipts() {}

  static Receipt of(List<Envelope> log) throws IncompleteRotation {
    ReceiptFold fold = new ReceiptFold(Story.ROTATION);
    log.forEach(fold::on);
    return fold.receipt();
  }

  static ReceiptDocument document(List<Envelope> log) throws IncompleteRotation {
    return ReceiptDocument.of(of(log));
  }
}
