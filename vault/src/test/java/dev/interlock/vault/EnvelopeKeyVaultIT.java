package dev.interlock.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

class EnvelopeKeyVaultIT implements KeyVaultContract {
  private static final String FIRST = "first:" + "QUFB".repeat(10) + "QUE=";
  private static final String SECOND = "second:" + "QkJC".repeat(10) + "QkI=";

  private static VaultDatabase database;

  private final TestClock clock = new TestClock();
  private final EnvelopeKeyVault vault = vaultUnder(FIRST);

  @BeforeAll
  static void createDatabase() {
    database = VaultDatabase.create();
  }

  @BeforeEach
  void emptyVault() {
    database.empty();
  }

  @Override
  public KeyVault vault() {
    return vault;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Override
  public TransactionOperations transactions() {
    return database.transactions();
  }

  @Override
  public String everythingStored() {
    return database.everythingStored();
  }

  @Test
  void storesNoBareDataKey() throws Exception {
    IssuedCertificate issued = certificate("a1b2c3");
    byte[] dataKey =
        AesGcm.open(
            KeyEncryptionKeys.parse(FIRST).current(),
            column("wrapped_data_key", "a1b2c3"),
            AssociatedData.of(issued).ofDataKey("first"));

    assertThat(dataKey).hasSize(32);
    assertThat(everythingStored()).doesNotContain(SecretBytes.writingsOf(dataKey));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sealed_private_key = other.sealed_private_key, wrapped_data_key = other.wrapped_data_key",
        "sealed_private_key = other.sealed_private_key",
        "wrapped_data_key = other.wrapped_data_key",
        "certificate = other.certificate"
      })
  void detectsWhatWasMovedFromAnotherRow(String swap) {
    IssuedCertificate one = certificate("one");
    IssuedCertificate two = certificate("two");
    sql(
        "UPDATE vault.private_key k SET %s FROM vault.private_key other".formatted(swap)
            + " WHERE other.certificate_id <> k.certificate_id");

    for (IssuedCertificate moved : List.of(one, two)) {
      assertThatExceptionOfType(KeyUnreadable.class)
          .isThrownBy(() -> vault.keyManager(moved.keyHandle()))
          .withMessageContaining(moved.keyHandle());
    }
  }

  @Test
  void drawsFreshNonces() {
    certificate("one");
    certificate("two");

    assertThat(
            database
                .jdbc()
                .sql(
                    """
                    SELECT count(DISTINCT substr(bytes, 1, 12)) FROM (
                      SELECT sealed_private_key AS bytes FROM vault.private_key
                      UNION ALL SELECT wrapped_data_key FROM vault.private_key) sealed
                    """)
                .query(Integer.class)
                .single())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "destroyed_at = now()",
        "wrapped_data_key = NULL",
        "sealed_private_key = NULL",
        "key_encryption_key_id = NULL",
        "wrapped_data_key = NULL, destroyed_at = now()",
        "wrapped_data_key = substr(wrapped_data_key, 1, 32)"
      })
  void letsNoRowBeHalfDestroyed(String change) {
    certificate("a1b2c3");

    assertThatThrownBy(() -> sql("UPDATE vault.private_key SET " + change))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void keepsTheTombstoneOfADestroyedKey() {
    vault.destroy(certificate("a1b2c3").keyHandle());

    for (String change :
        List.of(
            "DELETE FROM vault.private_key",
            "UPDATE vault.private_key SET destroyed_at = now()",
            "UPDATE vault.private_key SET destroyed_at = NULL")) {
      assertThatThrownBy(() -> sql(change))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("destruction is for good");
    }
    assertThat(everythingStored()).contains("key-a1b2c3");
  }

  @Test
  void bringsEveryKeyUnderTheCurrentKeyEncryptionKey() {
    for (int i = 0; i < 103; i++) {
      certificate("c" + i);
    }
    vault.destroy("key-c50");
    byte[] ciphertext = column("sealed_private_key", "c7");

    assertThat(vaultUnder(SECOND, FIRST).rewrap()).isEqualTo(new Rewrap(102, List.of()));

    assertThat(column("sealed_private_key", "c7")).isEqualTo(ciphertext);
    assertThat(vaultUnder(SECOND).keyManager("key-c7")).isNotNull();
    assertThat(vaultUnder(SECOND, FIRST).rewrap()).isEqualTo(new Rewrap(0, List.of()));
    assertThatExceptionOfType(KeyUnreadable.class)
        .isThrownBy(() -> vault.keyManager("key-c7"))
        .withMessageContaining("second");
  }

  @Test
  void rewrapsAKeyThatStillWaitsForItsCertificate() {
    PendingCertificate pending =
        vault.request(
            new SigningRequest("a1b2c3", new X500Principal("CN=gateway"), KeyAlgorithm.P_256));

    assertThat(vaultUnder(SECOND, FIRST).rewrap()).isEqualTo(new Rewrap(1, List.of()));

    List<X509Certificate> chain = Signed.chain(Signed.AUTHORITY.certify(pending.pem()));
    assertThat(vaultUnder(SECOND).complete("a1b2c3", chain).certificate())
        .isEqualTo(chain.getFirst());
    assertThat(vaultUnder(SECOND).keyManager("key-a1b2c3")).isNotNull();
  }

  @Test
  void goesOnWhereAnInterruptedRewrapStopped() {
    for (int i = 0; i < 5; i++) {
      certificate("c" + i);
    }
    sql(
        "ALTER TABLE vault.private_key ADD CONSTRAINT stop CHECK"
            + " (certificate_id <> 'c3' OR key_encryption_key_id = 'first')");
    assertThatThrownBy(() -> vaultUnder(SECOND, FIRST).rewrap())
        .isInstanceOf(DataIntegrityViolationException.class);
    sql("ALTER TABLE vault.private_key DROP CONSTRAINT stop");

    assertThat(vaultUnder(SECOND, FIRST).rewrap().rewrapped()).isEqualTo(2);
  }

  @Test
  void namesTheKeysThatItCouldNotRewrapAndDoesTheRest() {
    certificate("damaged");
    certificate("sound");
    sql(
        "UPDATE vault.private_key SET wrapped_data_key = decode(repeat('00', 60), 'hex')"
            + " WHERE certificate_id = 'damaged'");

    Rewrap rewrap = vaultUnder(SECOND, FIRST).rewrap();

    assertThat(rewrap.rewrapped()).isEqualTo(1);
    assertThat(rewrap.unreadable())
        .extracting(KeyUnreadable::keyHandle)
        .containsExactly("key-damaged");
    assertThat(vaultUnder(SECOND).rewrap().unreadable())
        .singleElement()
        .asString()
        .contains("key-damaged", "first");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void waitsForTheConcurrentTransactionThatIssuesTheSameCertificate(boolean commits)
      throws Exception {
    CountDownLatch issued = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<IssuedCertificate> first =
        CompletableFuture.supplyAsync(
            () ->
                transactions()
                    .execute(
                        transaction -> {
                          IssuedCertificate certificate = certificate("a1b2c3");
                          issued.countDown();
                          await().until(() -> end.getCount() == 0);
                          if (!commits) {
                            transaction.setRollbackOnly();
                          }
                          return certificate;
                        }),
            EnvelopeKeyVaultIT::inItsOwnThread);
    assertThat(issued.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<IssuedCertificate> second =
        CompletableFuture.supplyAsync(
            () -> certificate("a1b2c3"), EnvelopeKeyVaultIT::inItsOwnThread);
    await().until(this::aSessionWaitsForALock);
    end.countDown();

    assertThat(second.get(10, TimeUnit.SECONDS).equals(first.get(10, TimeUnit.SECONDS)))
        .isEqualTo(commits);
    assertThat(vault.keyManager("key-a1b2c3").getCertificateChain("key-a1b2c3"))
        .containsExactly(second.join().certificate());
  }

  /** The common pool of a small machine has one thread, and the first call would keep it. */
  private static void inItsOwnThread(Runnable task) {
    Thread.ofPlatform().start(task);
  }

  private boolean aSessionWaitsForALock() {
    return database
        .jdbc()
        .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock')")
        .query(Boolean.class)
        .single();
  }

  private EnvelopeKeyVault vaultUnder(String... keys) {
    return new EnvelopeKeyVault(
        database.jdbc(),
        KeyEncryptionKeys.parse(String.join(",", keys)),
        new SecureRandom(),
        clock);
  }

  private static byte[] column(String name, String certificateId) {
    return database
        .jdbc()
        .sql("SELECT %s FROM vault.private_key WHERE certificate_id = :id".formatted(name))
        .param("id", certificateId)
        .query(byte[].class)
        .single();
  }

  private static void sql(String statement) {
    database.jdbc().sql(statement).update();
  }
}
