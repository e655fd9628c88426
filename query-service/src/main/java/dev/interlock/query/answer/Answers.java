package dev.interlock.query.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers from one snapshot of the read model. The lag is read before the data, so that it is never
 * too small for them.
 */
@Component
public final class Answers {
  /** How far the answer is behind, see {@link Lag}. */
  public static final String LAG_HEADER = "Interlock-Lag";

  private final EventLog log;
  private final TransactionTemplate snapshot;

  Answers(EventLog log, PlatformTransactionManager transactions) {
    this.log = log;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** A list. */
  public <T> ResponseEntity<Items<T>> items(Supplier<List<T>> read) {
    Lag lag = log.lag();
    return ok(lag).body(new Items<>(snapshot(read), lag));
  }

  /**
   * One thing by its id.
   *
   * @throws UnknownId when it is not there
   */
  public <T> ResponseEntity<Answer<T>> one(String kind, String id, Supplier<Optional<T>> read) {
    Lag lag = log.lag();
    T found = snapshot(read).orElseThrow(() -> new UnknownId(kind, id));
    return ok(lag).body(new Answer<>(found, lag));
  }

  /** Whatever is read together, for example a page. */
  public <T> T snapshot(Supplier<T> read) {
    T result = snapshot.execute(status -> read.get());
    if (result == null) {
      throw new IllegalStateException("A reader answers null");
    }
    return result;
  }

  private static ResponseEntity.BodyBuilder ok(Lag lag) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(LAG_HEADER, lag.header());
  }
}
