package dev.interlock.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.messaging.Envelope;
import dev.interlock.messaging.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ReceiptDocumentTest {
  private static final String CHANGED = "The receipt is not as it was issued: its SHA-256 is ";
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private List<Envelope> log;
  private ReceiptDocument issued;

  @BeforeEach
  void issue() throws Exception {
    log = new ArrayList<>(Story.retired().log());
    issued = Receipts.document(log);
  }

  @ParameterizedTest
  @CsvSource({"retired", "rolled-back"})
  void isWrittenAsReleased(String name) throws Exception {
    Story story = name.equals("retired") ? Story.retired() : Story.rolledBack();
    JsonNode document = Json.mapper().readTree(Receipts.document(story.log()).text());
    Path actual = Files.createDirectories(Path.of("target/golden")).resolve(name + ".json");
    Files.writeString(actual, document.toPrettyString() + "\n");
    assertThat(actual).hasSameTextualContentAs(GOLDEN.resolve(name + ".json"));
  }

  @Test
  void matchesHoweverItIsLaidOut() {
    String pretty = Json.mapper().readTree(issued.text()).toPrettyString();
    assertThat(ReceiptDocument.read(pretty).differencesFrom(issued)).isEmpty();
    assertThat(ReceiptDocument.read(issued.text()).text()).isEqualTo(issued.text());
  }

  @Test
  void findsAnEditedField() {
    assertThat(edited(receipt -> event(receipt, 0).withObject("data").put("reason", "for fun")))
        .startsWith(CHANGED)
        .endsWith(
            "steps, event 80 (rotation-requested), data, reason:"
                + " the receipt says \"for fun\", the log gives \"expires soon\"");
  }

  @Test
  void findsEvidenceThatWasMadeUp() {
    assertThat(
            edited(
                receipt ->
                    ((ObjectNode) receipt.at("/steps/1/evidence/0/instances/0"))
                        .put("newCertificate", "ACCEPTS")))
        .endsWith(
            "steps, event 90 (rotation-phase-entered), evidence, backend orders, instances,"
                + " instance a, newCertificate:"
                + " the receipt says \"ACCEPTS\", the log gives \"UNKNOWN\"");
  }

  @Test
  void findsAStepThatWasLeftOut() {
    assertThat(edited(receipt -> receipt.withArray("steps").remove(4)))
        .startsWith(CHANGED)
        .contains("steps, event 120 (trust-bundle-revised): the log gives {")
        .doesNotContain("event 130", "event 150");
  }

  @Test
  void findsAStepThatWasMadeUp() {
    assertThat(edited(receipt -> steps(receipt).add(steps(receipt).get(4).deepCopy())))
        .contains("steps, event 120 again (trust-bundle-revised): the receipt has {");
  }

  @Test
  void findsStepsThatWereSwapped() {
    assertThat(edited(receipt -> steps(receipt).add(steps(receipt).remove(4))))
        .endsWith("steps: the log gives another order");
  }

  @Test
  void findsEvidenceThatWasSwapped() {
    assertThat(
            edited(
                receipt ->
                    ((ObjectNode) receipt.at("/steps/11"))
                        .set("evidence", receipt.at("/steps/1/evidence"))))
        .contains("event 230 (certificate-deleted), evidence: the receipt has [{");
  }

  @Test
  void findsAChangedHashOfAnEvent() {
    assertThat(edited(receipt -> event(receipt, 2).put("sha256", "00")))
        .contains("event 100 (certificate-generated), sha256: the receipt says \"00\"");
  }

  @Test
  void findsAChangedHashOfTheWhole() {
    ReceiptDocument other = new ReceiptDocument("r1", issued.receipt(), "00");
    assertThat(other.differencesFrom(issued)).singleElement().asString().startsWith(CHANGED);
  }

  @Test
  void findsAnEditThatWasSealedAgain() {
    JsonNode receipt = issued.receipt().deepCopy();
    ((ObjectNode) receipt).put("outcome", "ROLLED_BACK");
    ReceiptDocument sealed = new ReceiptDocument("r1", receipt, CanonicalJson.sha256(receipt));
    assertThat(sealed.differencesFrom(issued))
        .containsExactly("outcome: the receipt says \"ROLLED_BACK\", the log gives \"RETIRED\"");
  }

  @Test
  void findsAnEventOfTheLogThatWasEdited() throws Exception {
    ObjectNode probe = (ObjectNode) log.get(20).data();
    probe.withObject("certificates").withObject("old1").put("detail", "status 401");
    assertThat(issued.differencesFrom(Receipts.document(log)))
        .hasSize(2)
        .allMatch(difference -> difference.startsWith("grounds, event 210 (probe-recorded), "))
        .first()
        .asString()
        .contains("data, certificates, old1, detail: the receipt says \"status 400\"");
  }

  @Test
  void findsAnEditOfWhatTheReceiptDoesNotShow() throws Exception {
    ((ObjectNode) log.get(1).data()).put("description", "of nobody");
    assertThat(issued.differencesFrom(Receipts.document(log)))
        .singleElement()
        .asString()
        .startsWith("grounds, event 20 (backend-registered), sha256: the receipt says ");
  }

  @Test
  void findsAnEventOfTheLogThatWasDeleted() throws Exception {
    log.remove(20);
    assertThat(issued.differencesFrom(Receipts.document(log)))
        .anyMatch(
            difference ->
                difference.startsWith("grounds, event 210 (probe-recorded): the receipt has {")
                    && difference.endsWith("the log gives none"))
        .contains(
            "steps, event 220 (rotation-phase-entered), evidence, backend orders, instances,"
                + " instance a, oldCertificate:"
                + " the receipt says \"REFUSES\", the log gives \"UNKNOWN\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense | is not JSON at line 1, column 1
          {} | is not the receipt of a rotation
          [] | is not the receipt of a rotation
          {"receipt":{"format":"x"}} | is not the receipt of a rotation
          {"receipt":{"format":"x"},"sha256":"00"} | has the format x, and this version
          {"receipt":{"format":"interlock-receipt-1"},"sha256":"00"} | does not say of which
          {"receipt":{"format":"interlock-receipt-1","rotationId":"../x"},"sha256":"00"} | does not say
          {"receipt":{"format":"x","format":"y"},"sha256":"00"} | is not JSON at line
          {"receipt":{"format":"x"},"sha256":"00"} {} | is not JSON at line
          """)
  void readsNothingElse(String text, String reason) {
    assertThatThrownBy(() -> ReceiptDocument.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason);
  }

  private String edited(Consumer<ObjectNode> edit) {
    ObjectNode document = (ObjectNode) Json.mapper().readTree(issued.text());
    edit.accept((ObjectNode) document.get("receipt"));
    return String.join("\n", ReceiptDocument.read(document.toString()).differencesFrom(issued));
  }

  private static ArrayNode steps(ObjectNode receipt) {
    return receipt.withArray("steps");
  }

  private static ObjectNode event(ObjectNode receipt, int step) {
    return (ObjectNode) steps(receipt).get(step);
  }
}
