package dev.interlock.command.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.interlock.command.AggregateFixture;
import dev.interlock.command.Refusal;
import dev.interlock.contract.AccessKeyEvent.AccessKeyCreated;
import dev.interlock.contract.AccessKeyEvent.AccessKeyDeleted;
import dev.interlock.contract.AccessKeyEvent.AccessKeyDisabled;
import dev.interlock.contract.AccessKeyEvent.AccessKeyEnabled;
import dev.interlock.contract.AccessRole;
import dev.interlock.vault.Secret;
import dev.interlock.vault.SecretVault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessKeyTest {
  private static final String ID = "AKIAQ2W3E4R5T6Y7UUII";
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final AccessKeyCreated CREATED =
      new AccessKeyCreated(ID, "ann", AccessRole.ADMIN, AT);

  private final Map<String, String> secrets = new HashMap<>();
  private boolean last;
  private AggregateTestFixture<AccessKey> fixture;

  @BeforeEach
  void setUp() {
    fixture =
        AggregateFixture.of(
            AccessKey.class,
            new InMemory(),
            (Administrators)
                id -> {
                  if (last) {
                    throw Refusal.conflict(id + " is the last");
                  }
                });
  }

  @Test
  void keepsTheSecretInTheVaultAndOutOfTheEvent() {
    AccessKeyPair key = new AccessKeyPair(ID, new Secret("hush"));
    fixture
        .givenNoPriorActivity()
        .when(new CreateAccessKey(key, "ann", AccessRole.ADMIN, AT))
        .expectEvents(CREATED);
    assertThat(secrets).containsEntry(ID, "hush");
  }

  @Test
  void isDisabledAndEnabled() {
    fixture
        .given(CREATED)
        .when(new DisableAccessKey(ID, AT))
        .expectEvents(new AccessKeyDisabled(ID, AT));
    fixture
        .given(CREATED, new AccessKeyDisabled(ID, AT))
        .when(new EnableAccessKey(ID, AT))
        .expectEvents(new AccessKeyEnabled(ID, AT));
  }

  @Test
  void recordsNothingWhenItIsSoAlready() {
    fixture.given(CREATED).when(new EnableAccessKey(ID, AT)).expectNoEvents();
    fixture
        .given(CREATED, new AccessKeyDisabled(ID, AT))
        .when(new DisableAccessKey(ID, AT))
        .expectNoEvents();
  }

  @Test
  void destroysTheSecretOfADeletedKey() {
    secrets.put(ID, "hush");
    fixture
        .given(CREATED)
        .when(new DeleteAccessKey(ID, AT))
        .expectEvents(new AccessKeyDeleted(ID, AT));
    assertThat(secrets).isEmpty();
  }

  @Test
  void staysWhenItIsTheLastOfAnAdministrator() {
    last = true;
    secrets.put(ID, "hush");
    fixture
        .given(CREATED)
        .when(new DisableAccessKey(ID, AT))
        .expectException(Refusal.class)
        .expectNoEvents();
    fixture
        .given(CREATED)
        .when(new DeleteAccessKey(ID, AT))
        .expectException(Refusal.class)
        .expectNoEvents();
    assertThat(secrets).containsEntry(ID, "hush");
  }

  @Test
  void doesNotComeBackOnceDeleted() {
    fixture
        .given(CREATED, new AccessKeyDeleted(ID, AT))
        .when(new EnableAccessKey(ID, AT))
        .expectException(Refusal.class)
        .expectExceptionMessage(containsString("There is no access key " + ID));
  }

  private final class InMemory implements SecretVault {
    @Override
    public void put(String id, Secret secret) {
      secrets.put(id, secret.reveal());
    }

    @Override
    public Optional<Secret> find(String id) {
      return Optional.ofNullable(secrets.get(id)).map(Secret::new);
    }

    @Override
    public void destroy(String id) {
      secrets.remove(id);
    }
  }
}
