package dev.interlock.vault;

import dev.interlock.vault.Sealed.WrappedDataKey;
import java.util.ArrayList;
import java.util.List;

/** One run that brings data keys under the current key-encryption key, table by table. */
final class Rewrapping {
  private static final int BATCH = 100;

  private final String currentId;
  private final Envelope envelope;
  private final List<KeyUnreadable> unreadable = new ArrayList<>();
  private int rewrapped;

  /** A table with wrapped data keys. */
  interface Rows {
    /** The next rows under another key-encryption key than the one given, ordered by id. */
    List<Row> underOlderThan(String keyEncryptionKeyId, String afterId, int limit);

    /** False if the row was rewrapped or destroyed by another since it was read. */
    boolean rewrap(Row read, WrappedDataKey rewrapped);
  }

  /** A row whose data key is to be rewrapped. */
  record Row(String id, AssociatedData owner, WrappedDataKey dataKey) {}

  Rewrapping(String currentId, Envelope envelope) {
    this.currentId = currentId;
    this.envelope = envelope;
  }

  Rewrapping over(Rows rows) {
    String last = "";
    List<Row> batch = rows.underOlderThan(currentId, last, BATCH);
    while (!batch.isEmpty()) {
      for (Row row : batch) {
        last = row.id();
        try {
          rewrapped += rows.rewrap(row, envelope.rewrap(row.owner(), row.dataKey())) ? 1 : 0;
        } catch (KeyUnreadable e) {
          // The rest must not wait for a damaged row.
          unreadable.add(e);
        }
      }
      batch = rows.underOlderThan(currentId, last, BATCH);
    }
    return this;
  }

  Rewrap result() {
    return new Rewrap(rewrapped, unreadable);
  }
}
